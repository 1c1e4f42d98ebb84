import Box from "@mui/material/Box";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import type { LoanInstallmentView, LoanView } from "../../../../shared/lending/loan.schema.ts";
import { paidOf, remainingOf, sumDues } from "../../../../shared/lending/installment-state.ts";
import { formatMoney } from "../../../../shared/money.ts";
import { dayText } from "../../dates/day-text.ts";
import { moneyCell } from "../../fields/MoneyText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { InstallmentStatusChip } from "./LoanStatusChip.tsx";

/** What is due when, and what of it was paid. Amounts are reais, as the heading says. */
export function ScheduleSection({ loan }: { loan: LoanView }) {
  const words = useWords();
  const hasFees = loan.installments.some(({ fees }) => fees > 0);
  if (loan.installments.length === 0) {
    return (
      <Section title={words("schedule.title")}>
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {words("schedule.empty")}
        </Typography>
      </Section>
    );
  }
  return (
    <Section title={`${words("schedule.title")} (BRL)`} isPadded={false}>
      <Box sx={{ overflowX: "auto" }} tabIndex={0} role="region" aria-label={words("schedule.title")}>
        <Table size="small" aria-label={words("schedule.title")}>
          <TableHead>
            <TableRow>
              <TableCell>{words("schedule.number")}</TableCell>
              <TableCell>{words("schedule.due")}</TableCell>
              <TableCell sx={moneyCell}>{words("loan.principal")}</TableCell>
              <TableCell sx={moneyCell}>{words("loan.interest")}</TableCell>
              {hasFees && <TableCell sx={moneyCell}>{words("loan.fees")}</TableCell>}
              <TableCell sx={moneyCell}>{words("schedule.amount")}</TableCell>
              <TableCell sx={moneyCell}>{words("schedule.paid")}</TableCell>
              <TableCell sx={moneyCell}>{words("schedule.remaining")}</TableCell>
              <TableCell>{words("schedule.status")}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {loan.installments.map((installment) => (
              <InstallmentRow key={installment.number} installment={installment} hasFees={hasFees} />
            ))}
          </TableBody>
        </Table>
      </Box>
    </Section>
  );
}

/** Without the currency, which the heading names for the whole table. */
function reais(amount: number): string {
  return formatMoney(amount, "BRL").replace(/ BRL$/, "");
}

function InstallmentRow({ installment, hasFees }: { installment: LoanInstallmentView; hasFees: boolean }) {
  const words = useWords();
  const { number, due_date, principal, interest, fees, status, days_overdue } = installment;
  return (
    <TableRow>
      <TableCell>{number}</TableCell>
      <TableCell sx={{ whiteSpace: "nowrap" }}>{dayText(due_date)}</TableCell>
      <TableCell sx={moneyCell}>{reais(principal)}</TableCell>
      <TableCell sx={moneyCell}>{reais(interest)}</TableCell>
      {hasFees && <TableCell sx={moneyCell}>{reais(fees)}</TableCell>}
      <TableCell sx={{ ...moneyCell, fontWeight: 600 }}>{reais(sumDues(installment))}</TableCell>
      <TableCell sx={moneyCell}>{reais(sumDues(paidOf(installment)))}</TableCell>
      <TableCell sx={moneyCell}>{reais(sumDues(remainingOf(installment)))}</TableCell>
      <TableCell sx={{ whiteSpace: "nowrap" }}>
        <InstallmentStatusChip status={status} />
        {days_overdue > 0 && (
          <Box component="span" sx={{ ml: 1, color: "error.main", fontSize: "0.8125rem" }}>
            {words("schedule.days", { smart_count: days_overdue })}
          </Box>
        )}
      </TableCell>
    </TableRow>
  );
}
