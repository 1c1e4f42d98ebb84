import Box from "@mui/material/Box";
import Card from "@mui/material/Card";
import { sumDues } from "../../../../shared/lending/installment-state.ts";
import type { LoanView } from "../../../../shared/lending/loan.schema.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { useWords } from "../../i18n/use-words.ts";

/** What is still owed, part by part, and what came back so far. */
export function LoanFigures({ loan }: { loan: LoanView }) {
  const words = useWords();
  const { owed, installments } = loan;
  const paid = installments.reduce((sum, row) => sum + row.principal_paid + row.interest_paid + row.fees_paid, 0);
  const figures = [
    { label: words("loan.outstanding"), amount: sumDues(owed), isStrong: true },
    { label: words("loan.principal"), amount: owed.principal },
    { label: words("loan.interest"), amount: owed.interest },
    { label: words("loan.fees"), amount: owed.fees },
    { label: words("loan.paid"), amount: paid },
  ];
  return (
    <Card>
      <Box
        component="dl"
        aria-label={words("loan.figures")}
        sx={{
          m: 0,
          display: "grid",
          gridTemplateColumns: { xs: "1fr 1fr", sm: "repeat(3, 1fr)", lg: "repeat(5, 1fr)" },
        }}
      >
        {figures.map(({ label, amount, isStrong = false }) => (
          <Box key={label} sx={{ px: 2.5, py: 1.75, ...(isStrong ? { backgroundColor: "action.hover" } : {}) }}>
            <Box component="dt" sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
              {label}
            </Box>
            <Box
              component="dd"
              sx={{
                m: 0,
                mt: 0.25,
                fontWeight: amount === 0 ? 500 : 600,
                fontVariantNumeric: "tabular-nums",
                whiteSpace: "nowrap",
                ...(amount === 0 ? { color: "text.secondary" } : {}),
              }}
            >
              {formatMoney(amount, "BRL")}
            </Box>
          </Box>
        ))}
      </Box>
    </Card>
  );
}
