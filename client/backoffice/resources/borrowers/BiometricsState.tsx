import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { BorrowerView, KycItemView } from "../../../../shared/lending/borrower.schema.ts";
import { shortInstant } from "../../dates/instant-text.ts";
import { useNow } from "../../dates/use-now.ts";
import { useZone } from "../../dates/zone.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { useReviewBlocker } from "./use-review-blocker.ts";

/** What became of the customer's page, and the way to another one. */
export function BiometricsState({ borrower, item }: { borrower: BorrowerView; item: KycItemView }) {
  const words = useWords();
  const zone = useZone();
  const nowMs = useNow();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const reviewBlocker = useReviewBlocker(borrower);
  const [isReopening, setIsReopening] = useState(false);
  const [newest] = borrower.biometrics;
  const at = (instant: string) => ({ at: shortInstant(instant, zone, nowMs) });
  const state =
    newest === undefined
      ? words("borrower.session_none")
      : words(
          `borrower.session_${newest.state}`,
          at(newest.state === "used" ? (newest.completed_at ?? newest.created_at) : newest.expires_at),
        );
  const isUnused = item.status === "pending" && newest?.state !== "open";
  const blocker = reviewBlocker ?? (isUnused ? words("borrower.reopen_nothing") : null);
  return (
    <Stack direction="row" sx={{ alignItems: "center", justifyContent: "space-between", flexWrap: "wrap", gap: 1.5 }}>
      <Typography variant="body2">{state}</Typography>
      <BlockedButton variant="outlined" size="small" reason={blocker} onClick={() => setIsReopening(true)}>
        {words("borrower.reopen")}
      </BlockedButton>
      {isReopening && (
        <ReasonDialog
          title={words("borrower.reopen_title")}
          text={words("borrower.reopen_text")}
          submitLabel={words("borrower.reopen")}
          said={words("borrower.reopen_done")}
          send={(reason) => dataProvider.reopenBiometrics(borrower.id, reason)}
          onClose={() => setIsReopening(false)}
        />
      )}
    </Stack>
  );
}
