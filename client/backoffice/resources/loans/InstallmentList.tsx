import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { LoanInstallmentView } from "../../../../shared/lending/loan.schema.ts";
import { paidOf, remainingOf, sumDues } from "../../../../shared/lending/installment-state.ts";
import { dayText } from "../../dates/day-text.ts";
import { useWords } from "../../i18n/use-words.ts";
import { reais } from "./reais.ts";
import { InstallmentState } from "./InstallmentState.tsx";

/** The schedule where there is no room for a table: each installment on a few short lines. */
export function InstallmentList({ installments }: { installments: readonly LoanInstallmentView[] }) {
  const words = useWords();
  return (
    <Box component="ul" aria-label={words("schedule.title")} sx={{ m: 0, p: 0, listStyle: "none" }}>
      {installments.map((installment) => (
        <InstallmentItem key={installment.number} installment={installment} />
      ))}
    </Box>
  );
}

function InstallmentItem({ installment }: { installment: LoanInstallmentView }) {
  const words = useWords();
  const { number, due_date, principal, interest, fees } = installment;
  const paid = sumDues(paidOf(installment));
  const remaining = sumDues(remainingOf(installment));
  const parts = [
    words("schedule.part_principal", { amount: reais(principal) }),
    words("schedule.part_interest", { amount: reais(interest) }),
    ...(fees === 0 ? [] : [words("schedule.part_fees", { amount: reais(fees) })]),
  ];
  return (
    <Box component="li" sx={itemStyle}>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {words("schedule.item", { number, day: dayText(due_date) })}
      </Typography>
      <Typography variant="body2" sx={{ ...figure, fontWeight: 600 }}>
        {reais(sumDues(installment))}
      </Typography>
      <Box>
        <InstallmentState installment={installment} />
      </Box>
      <Typography variant="body2" sx={{ ...figure, color: "text.secondary" }}>
        {paid > 0 && remaining > 0
          ? words("schedule.part_remaining", { amount: reais(remaining) })
          : remaining > 0
            ? null
            : words("schedule.part_paid", { amount: reais(paid) })}
      </Typography>
      <Typography variant="caption" sx={{ gridColumn: "1 / -1", color: "text.secondary" }}>
        {parts.join(" · ")}
      </Typography>
    </Box>
  );
}

const figure = { textAlign: "right", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" } as const;
const itemStyle = {
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr) auto",
  alignItems: "center",
  columnGap: 2,
  rowGap: 0.5,
  px: 2.5,
  py: 1.25,
  borderTop: 1,
  borderColor: "divider",
} as const;
