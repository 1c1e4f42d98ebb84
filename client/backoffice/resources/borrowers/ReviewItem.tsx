import Alert from "@mui/material/Alert";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { BorrowerView, KycItemView } from "../../../../shared/lending/borrower.schema.ts";
import { decisionBlocker } from "../../../../shared/lending/kyc.ts";
import { biometricsType } from "../../../../shared/lending/kyc-template.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { useSaid } from "../../i18n/use-said.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { BiometricsState } from "./BiometricsState.tsx";
import { DocumentViewer } from "./DocumentViewer.tsx";
import { itemName } from "./item-name.ts";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { useReviewBlocker } from "./use-review-blocker.ts";

interface ReviewItemProps {
  borrower: BorrowerView;
  item: KycItemView;
  /** The next one that waits may be shown. */
  onDecided: () => void;
}

/** One thing that was asked for: what was sent, and the decision about it. */
export function ReviewItem({ borrower, item, onDecided }: ReviewItemProps) {
  const words = useWords();
  const tell = useSaid();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const roleBlocker = useReviewBlocker(borrower);
  const [isRejecting, setIsRejecting] = useState(false);
  const undecidable = decisionBlocker(borrower, item);
  const blocker = roleBlocker ?? (undecidable && tell(undecidable, undecidable.text));
  const name = itemName(words, item.type);
  const approve = useServerAction({
    call: () => dataProvider.approveItem(borrower.id, item.type),
    refreshes: ["borrowers"],
    said: words("borrower.approve_done"),
    showsErrors: false,
    onDone: onDecided,
  });
  return (
    <Stack spacing={2} sx={{ p: 2.5 }}>
      <Stack direction="row" sx={{ alignItems: "center", justifyContent: "space-between", flexWrap: "wrap", gap: 1.5 }}>
        <Typography variant="h3" sx={{ fontSize: "1rem", fontWeight: 650 }}>
          {name}
        </Typography>
        <Stack direction="row" spacing={1}>
          <BlockedButton
            variant="contained"
            reason={blocker}
            disabled={approve.isWaiting}
            onClick={() => approve.run(undefined)}
          >
            {words("borrower.approve")}
          </BlockedButton>
          <BlockedButton variant="outlined" color="error" reason={blocker} onClick={() => setIsRejecting(true)}>
            {words("borrower.reject")}
          </BlockedButton>
        </Stack>
      </Stack>
      {item.message !== null && (
        <Alert severity="info">
          {words("borrower.told")}: {item.message}
        </Alert>
      )}
      {item.type === biometricsType && <BiometricsState borrower={borrower} item={item} />}
      {item.kind === "data" ? (
        item.status === "submitted" && <Typography variant="body2">{words("borrower.data_sent")}</Typography>
      ) : (
        <DocumentViewer borrower={borrower} item={item} />
      )}
      {isRejecting && (
        <ReasonDialog
          title={words("borrower.reject_title", { item: name })}
          text={words("borrower.reject_text")}
          submitLabel={words("borrower.reject")}
          said={words("borrower.reject_done")}
          color="error"
          send={async (reason) => {
            await dataProvider.rejectItem(borrower.id, item.type, reason);
            onDecided();
          }}
          onClose={() => setIsRejecting(false)}
        />
      )}
    </Stack>
  );
}
