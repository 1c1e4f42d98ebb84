import Box from "@mui/material/Box";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import type { LoanInstallmentView, LoanView } from "../../../../shared/lending/loan.schema.ts";
import { paidOf, remainingOf, sumDues } from "../../../../shared/lending/installment-state.ts";
import { dayText } from "../../dates/day-text.ts";
import { moneyCell } from "../../fields/MoneyText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useNarrowScreen } from "../../fields/use-narrow-screen.ts";
import { useWords } from "../../i18n/use-words.ts";
import { InstallmentList } from "./InstallmentList.tsx";
import { InstallmentState } from "./InstallmentState.tsx";
import { reais } from "./reais.ts";

/** What is due when, and what of it was paid. Amounts are reais, as the heading says. */
export function ScheduleSection({ loan }: { loan: LoanView }) {
  const words = useWords();
  const isNarrow = useNarrowScreen();
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
  if (isNarrow) {
    return (
      <Section title={`${words("schedule.title")} (BRL)`} isPadded={false}>
        <InstallmentList installments={loan.installments} />
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

function InstallmentRow({ installment, hasFees }: { installment: LoanInstallmentView; hasFees: boolean }) {
  const { number, due_date, principal, interest, fees } = installment;
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
        <InstallmentState installment={installment} />
      </TableCell>
    </TableRow>
  );
}
