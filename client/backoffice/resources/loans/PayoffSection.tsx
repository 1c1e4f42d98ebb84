import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { isCalendarDay } from "../../../../shared/instant.ts";
import { sumDues } from "../../../../shared/lending/installment-state.ts";
import type { LoanView } from "../../../../shared/lending/loan.schema.ts";
import { owedOn } from "../../../../shared/lending/replay-bookings.ts";
import { MoneyText } from "../../fields/MoneyText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { FigureList } from "../payments/FigureList.tsx";

/** What ends the loan on a day of one's choice. */
export function PayoffSection({ loan }: { loan: LoanView }) {
  const words = useWords();
  const [day, setDay] = useState(loan.today);
  const bookings = loan.payments.filter(({ reversed_at }) => reversed_at === null);
  const chosen = isCalendarDay(day) && day >= loan.today ? day : loan.today;
  const owed = owedOn({ installments: loan.installments, bookings }, chosen);
  const money = (amount: number) => <MoneyText amount={amount} currency="BRL" />;
  return (
    <Section title={words("payoff.title")}>
      <Stack spacing={1.5}>
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {words("payoff.text")}
        </Typography>
        <TextField
          type="date"
          label={words("payoff.day")}
          value={day}
          onChange={(event) => setDay(event.target.value)}
          onBlur={() => setDay(chosen)}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: loan.today } }}
        />
        <FigureList
          figures={[
            { label: words("loan.principal"), value: money(owed.principal) },
            { label: words("loan.interest"), value: money(owed.interest) },
            { label: words("loan.fees"), value: money(owed.fees) },
            { label: words("payoff.amount"), value: money(sumDues(owed)), isStrong: true },
          ]}
        />
      </Stack>
    </Section>
  );
}
