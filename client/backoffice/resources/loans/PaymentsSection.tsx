import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { reversalBlocker } from "../../../../shared/lending/booking-blockers.ts";
import { sumDues } from "../../../../shared/lending/installment-state.ts";
import type { LoanPaymentView, LoanView } from "../../../../shared/lending/loan.schema.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { dayText } from "../../dates/day-text.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { ReverseDialog } from "./ReverseDialog.tsx";

/** What was booked, newest first; what was taken back stays and says so. */
export function PaymentsSection({ loan }: { loan: LoanView }) {
  const words = useWords();
  const [reversing, setReversing] = useState<LoanPaymentView | null>(null);
  return (
    <Section title={words("loan_payments.title")} isPadded={loan.payments.length === 0}>
      {loan.payments.length === 0 && (
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {words("loan_payments.empty")}
        </Typography>
      )}
      <Stack component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {loan.payments.toReversed().map((payment) => (
          <PaymentRow key={payment.id} payment={payment} loan={loan} onReverse={() => setReversing(payment)} />
        ))}
      </Stack>
      {reversing !== null && <ReverseDialog loan={loan} payment={reversing} onClose={() => setReversing(null)} />}
    </Section>
  );
}

function PaymentRow({ payment, loan, onReverse }: { payment: LoanPaymentView; loan: LoanView; onReverse: () => void }) {
  const words = useWords();
  const mayManage = useMay("loans.manage");
  const money = (amount: number) => formatMoney(amount, "BRL");
  const isReversed = payment.reversed_at !== null;
  const blocker = reversalBlocker({ status: loan.status, isReversed });
  const reason = !mayManage ? words("loan_payments.role") : blocker && words(`loan_payments.${blocker.code}`);
  return (
    <Stack
      component="li"
      direction={{ xs: "column", sm: "row" }}
      sx={{
        justifyContent: "space-between",
        gap: 1,
        px: 2.5,
        py: 1.5,
        borderTop: 1,
        borderColor: "divider",
        fontSize: "0.875rem",
      }}
    >
      <Box sx={{ minWidth: 0, overflowWrap: "anywhere" }}>
        <Box
          component={isReversed ? "s" : "span"}
          sx={{ fontWeight: 600, fontVariantNumeric: "tabular-nums", color: isReversed ? "text.secondary" : undefined }}
        >
          {money(payment.amount)}
        </Box>{" "}
        · {words("loan_payments.paid_on").toLowerCase()} {dayText(payment.paid_on)}
        <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
          {words("loan_payments.reference")}: {payment.reference} · {words("loan_payments.booked_by").toLowerCase()}{" "}
          {payment.booked_by}
        </Box>
        {!isReversed && (
          <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
            {words("loan_payments.pays")}{" "}
            {payment.parts
              .map((part) =>
                words("loan_payments.part", { number: part.installment_number, amount: money(sumDues(part)) }),
              )
              .join(", ")}
          </Box>
        )}
        {payment.note !== null && <Box sx={{ fontSize: "0.8125rem" }}>{payment.note}</Box>}
        {isReversed && (
          <Box sx={{ color: "error.main", fontSize: "0.8125rem" }}>
            {words("loan_payments.reversed", {
              name: payment.reversed_by ?? "",
              reason: payment.reversal_reason ?? "",
            })}
          </Box>
        )}
      </Box>
      {!isReversed && (
        <Box sx={{ flexShrink: 0 }}>
          <BlockedButton
            size="small"
            variant="outlined"
            color="error"
            aria-label={words("loan_payments.reverse_label", { amount: money(payment.amount) })}
            reason={reason}
            onClick={onReverse}
          >
            {words("loan_payments.reverse")}
          </BlockedButton>
        </Box>
      )}
    </Stack>
  );
}
