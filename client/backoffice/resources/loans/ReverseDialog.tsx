import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { LoanPaymentView, LoanView } from "../../../../shared/lending/loan.schema.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { newIdempotencyKey } from "../../providers/idempotency-key.ts";
import { useServerAction } from "../use-server-action.ts";

interface ReverseDialogProps {
  loan: LoanView;
  payment: LoanPaymentView;
  onClose: () => void;
}

/** Takes a mistaken booking back, with the reason for it. */
export function ReverseDialog({ loan, payment, onClose }: ReverseDialogProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [reason, setReason] = useState("");
  const amount = formatMoney(payment.amount, "BRL");
  const action = useServerAction({
    call: () => dataProvider.reverseLoanPayment(loan.id, payment.id, reason.trim(), idempotencyKey),
    refreshes: ["loans", "portfolio"],
    said: words("loan_payments.reverse_done"),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={words("loan_payments.reverse_title")}
      submitLabel={words("loan_payments.reverse_submit", { amount })}
      color="error"
      isValid={reason.trim() !== ""}
      missing={words("loan_payments.reverse_needed")}
      isWaiting={action.isWaiting}
      isDirty={reason !== ""}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    >
      <Typography variant="body2">{words("loan_payments.reverse_text", { amount })}</Typography>
      <TextField
        autoFocus
        required
        fullWidth
        multiline
        minRows={2}
        label={words("loan_payments.reverse_reason")}
        helperText={words("loan_payments.reverse_hint")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </FormDialog>
  );
}
