import Box from "@mui/material/Box";
import type { LoanInstallmentView } from "../../../../shared/lending/loan.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { InstallmentStatusChip } from "./LoanStatusChip.tsx";

/** Whether it was paid, and for how long it has been waited for. */
export function InstallmentState({ installment: { status, days_overdue } }: { installment: LoanInstallmentView }) {
  const words = useWords();
  return (
    <>
      <InstallmentStatusChip status={status} />
      {days_overdue > 0 && (
        <Box component="span" sx={{ ml: 1, color: "error.main", fontSize: "0.8125rem" }}>
          {words("schedule.days", { smart_count: days_overdue })}
        </Box>
      )}
    </>
  );
}
