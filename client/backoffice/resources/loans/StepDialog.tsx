import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { LoanActionName } from "../../../../shared/lending/loan-actions.ts";
import type { LoanView } from "../../../../shared/lending/loan.schema.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";

interface StepDialogProps {
  loan: LoanView;
  action: LoanActionName;
  onClose: () => void;
}

/** What a step wants to be told, besides a yes. */
const asksFor: Partial<Record<LoanActionName, "reason" | "reference">> = {
  confirm_disbursement: "reference",
  cancel: "reason",
  mark_error: "reason",
};

/** Says what one step of a loan does and takes it. */
export function StepDialog({ loan, action, onClose }: StepDialogProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [typed, setTyped] = useState("");
  const field = asksFor[action];
  const step = useServerAction({
    call: () => dataProvider.takeLoanStep(loan.id, action, field === undefined ? {} : { [field]: typed.trim() }),
    refreshes: ["loans"],
    said: words(`loan_step.${action}.done`),
    onDone: onClose,
  });
  const isEnding = action === "cancel" || action === "mark_error";
  const told = {
    amount: formatMoney(loan.net_amount, "BRL"),
    name: loan.customer_name,
    by: loan.disbursement_ordered_by ?? "",
  };
  return (
    <FormDialog
      title={words(`loan_step.${action}.button`)}
      submitLabel={words(`loan_step.${action}.button`)}
      color={isEnding ? "error" : "primary"}
      isValid={field === undefined || typed.trim() !== ""}
      missing={field === undefined ? null : words(`loan_step.${field}_needed`)}
      isWaiting={step.isWaiting}
      isDirty={typed !== ""}
      error={step.error}
      onSubmit={() => step.run(undefined)}
      onClose={onClose}
    >
      <Typography variant="body2">{words(`loan_step.${action}.text`, told)}</Typography>
      {field !== undefined && (
        <TextField
          autoFocus
          required
          fullWidth
          multiline={field === "reason"}
          minRows={field === "reason" ? 2 : 1}
          label={words(`loan_step.${field}`)}
          helperText={words(`loan_step.${field}_hint`)}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          slotProps={{ htmlInput: { maxLength: field === "reason" ? 2000 : 200 } }}
        />
      )}
    </FormDialog>
  );
}
