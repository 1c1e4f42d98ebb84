import Stack from "@mui/material/Stack";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import { formatMoney } from "../../i18n/number-text.ts";
import type { TransferView } from "../../../../shared/transfers/transfer.schema.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { DecisionDialog } from "./DecisionDialog.tsx";
import { useDecisionBlocker } from "./use-decision-blocker.ts";

/** Hold and send back; what cannot be done stays in place and says why. */
export function TransferActions({ transfer }: { transfer: TransferView }) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const blocker = useDecisionBlocker(transfer);
  const [open, setOpen] = useState<"hold" | "send-back" | null>(null);
  const amount = formatMoney(transfer.amount, transfer.currency);
  const send = (verdict: "hold" | "send-back") => (note: string) =>
    dataProvider.decideTransfer(transfer.id, verdict, { note });
  return (
    <Stack direction="row" spacing={1} sx={{ flexShrink: 0 }}>
      <BlockedButton
        variant="outlined"
        reason={blocker ?? (transfer.state === "held" ? words("transfer_decision.held") : null)}
        onClick={() => setOpen("hold")}
      >
        {words("transfer_decision.hold")}
      </BlockedButton>
      <BlockedButton variant="outlined" color="error" reason={blocker} onClick={() => setOpen("send-back")}>
        {words("transfer_decision.send_back")}
      </BlockedButton>
      {open === "hold" && (
        <DecisionDialog
          title={words("transfer_decision.hold_title")}
          texts={[words("transfer_decision.hold_text")]}
          submitLabel={words("transfer_decision.hold")}
          said={words("transfer_decision.hold_done")}
          send={send("hold")}
          onClose={() => setOpen(null)}
        />
      )}
      {open === "send-back" && (
        <DecisionDialog
          title={words("transfer_decision.send_back_title")}
          texts={[words("transfer_decision.send_back_text", { amount })]}
          submitLabel={words("transfer_decision.send_back_submit", { amount })}
          said={words("transfer_decision.send_back_done")}
          color="error"
          send={send("send-back")}
          onClose={() => setOpen(null)}
        />
      )}
    </Stack>
  );
}
