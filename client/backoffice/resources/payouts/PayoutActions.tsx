import Stack from "@mui/material/Stack";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import { formatMoney } from "../../i18n/number-text.ts";
import type { PayoutView } from "../../../../shared/transfers/payout.schema.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { DecisionDialog } from "../transfers/DecisionDialog.tsx";

/** Approve and reject; what cannot be done stays in place and says why. */
export function PayoutActions({ payout }: { payout: PayoutView }) {
  const words = useWords();
  const mayDecide = useMay("payouts.decide");
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [open, setOpen] = useState<"approve" | "reject" | null>(null);
  const isWaiting = payout.state === "awaiting_approval";
  const reason = !isWaiting ? words("payout.not_waiting") : mayDecide ? null : words("payout.role");
  const amount = formatMoney(payout.amount, payout.currency);
  const receiver = payout.destination.name ?? payout.destination.identifierValue;
  return (
    <Stack direction="row" spacing={1} sx={{ flexShrink: 0 }}>
      <BlockedButton variant="contained" reason={reason} onClick={() => setOpen("approve")}>
        {words("payout.approve")}
      </BlockedButton>
      <BlockedButton variant="outlined" color="error" reason={reason} onClick={() => setOpen("reject")}>
        {words("payout.reject")}
      </BlockedButton>
      {open !== null && (
        <DecisionDialog
          title={words(`payout.${open}_title`)}
          texts={[words(`payout.${open}_text`, { amount, receiver })]}
          submitLabel={words(`payout.${open}_submit`, { amount })}
          said={words(`payout.${open}_done`)}
          color={open === "approve" ? "primary" : "error"}
          send={(note) => dataProvider.decidePayout(payout.id, open, { note })}
          onClose={() => setOpen(null)}
        />
      )}
    </Stack>
  );
}
