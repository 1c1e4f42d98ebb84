import Stack from "@mui/material/Stack";
import { useState } from "react";
import type { LoanActionName } from "../../../../shared/lending/loan-actions.ts";
import type { LoanStatus } from "../../../../shared/lending/lending-states.ts";
import type { LoanView } from "../../../../shared/lending/loan.schema.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { useSaid } from "../../i18n/use-said.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { BookPaymentDialog } from "./BookPaymentDialog.tsx";
import { StepDialog } from "./StepDialog.tsx";

/** What leads on from a status; from `active` on it is payments. */
const nextStep: Partial<Record<LoanStatus, LoanActionName>> = {
  processing: "generate_contract",
  contract_generated: "request_signatures",
  awaiting_signatures: "record_signature",
  signed: "order_disbursement",
  disbursing: "confirm_disbursement",
};

/** The next step, booking a payment, and the two ways to end a loan; what cannot be done stays and says why. */
export function LoanActionBar({ loan }: { loan: LoanView }) {
  const words = useWords();
  const tell = useSaid();
  const mayManage = useMay("loans.manage");
  const [open, setOpen] = useState<LoanActionName | "book" | null>(null);
  const next = nextStep[loan.status];
  const reasonOf = (name: LoanActionName) => {
    const { allowed, reason, said } = loan.actions[name];
    return allowed ? null : tell(said, reason ?? words("book.role"));
  };
  const bookReason = !mayManage ? words("book.role") : loan.status === "active" ? null : words("book.not_active");
  return (
    <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap", flexShrink: 0, justifyContent: { md: "flex-end" } }}>
      {next !== undefined && (
        <BlockedButton variant="contained" reason={reasonOf(next)} onClick={() => setOpen(next)}>
          {words(`loan_step.${next}.button`)}
        </BlockedButton>
      )}
      <BlockedButton
        variant={next === undefined ? "contained" : "outlined"}
        reason={bookReason}
        onClick={() => setOpen("book")}
      >
        {words("book.button")}
      </BlockedButton>
      {(["cancel", "mark_error"] as const).map((name) => (
        <BlockedButton
          key={name}
          variant="outlined"
          color="error"
          reason={reasonOf(name)}
          onClick={() => setOpen(name)}
        >
          {words(`loan_step.${name}.button`)}
        </BlockedButton>
      ))}
      {open === "book" && <BookPaymentDialog loan={loan} onClose={() => setOpen(null)} />}
      {open !== null && open !== "book" && <StepDialog loan={loan} action={open} onClose={() => setOpen(null)} />}
    </Stack>
  );
}
