import Stack from "@mui/material/Stack";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { ApprovalView } from "../../../../shared/approvals/approval.schema.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { useSaid } from "../../i18n/use-said.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { DecisionDialog } from "../transfers/DecisionDialog.tsx";

/** Approve and decline; what cannot be done stays in place and says why, by the rule that the server goes by. */
export function ApprovalActions({ approval }: { approval: ApprovalView }) {
  const words = useWords();
  const tell = useSaid();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [open, setOpen] = useState<"approve" | "decline" | null>(null);
  const { allowed, reason, said } = approval.decision;
  const blocked = allowed ? null : tell(said, reason ?? words("payment.blocked"));
  const amount = formatMoney(approval.amount, approval.currency);
  return (
    <Stack direction="row" spacing={1} sx={{ flexShrink: 0 }}>
      <BlockedButton variant="contained" reason={blocked} onClick={() => setOpen("approve")}>
        {words("approval.approve")}
      </BlockedButton>
      <BlockedButton variant="outlined" color="error" reason={blocked} onClick={() => setOpen("decline")}>
        {words("approval.decline")}
      </BlockedButton>
      {open !== null && (
        <DecisionDialog
          title={words(`approval.${open}_title`)}
          texts={[words(`approval.${open}_text`, { amount })]}
          submitLabel={words(`approval.${open}_submit`, { amount })}
          said={words(`approval.${open}_done`)}
          color={open === "approve" ? "primary" : "error"}
          isNoteOptional={open === "approve"}
          send={(note) => dataProvider.decideApproval(approval.id, open, note)}
          onClose={() => setOpen(null)}
        />
      )}
    </Stack>
  );
}
