import Alert from "@mui/material/Alert";
import { dayIn } from "../../../../shared/calendar-day.ts";
import { lendingZone } from "../../../../shared/lending/due-dates.ts";
import type { IofRate } from "../../../../shared/lending/iof.ts";
import { type OfferTerms, termFaults } from "../../../../shared/lending/offer-terms.ts";
import { simulateLoan } from "../../../../shared/lending/simulate-loan.ts";
import { formatMoney, numberText } from "../../i18n/number-text.ts";
import { useWords } from "../../i18n/use-words.ts";

interface CostEstimateProps {
  terms: OfferTerms;
  iofRates: readonly IofRate[];
  /** By the account's clock. */
  now: string;
}

/** What the largest and longest loan of these terms would cost today, by the arithmetic that the partner gets. */
export function CostEstimate({ terms, iofRates, now }: CostEstimateProps) {
  const words = useWords();
  if (termFaults(terms, now).length > 0) return null;
  const count = terms.installments_max;
  const loan = simulateLoan({
    requestedAmount: terms.approved_amount,
    installmentCount: count,
    baseDate: dayIn(lendingZone, Date.parse(now)),
    ratePpm: terms.rate_ppm,
    feePpm: terms.fee_ppm,
    costMode: terms.cost_mode,
    borrowerKind: terms.borrower_kind,
    iofRates,
  });
  return (
    <Alert severity="info" icon={false} aria-live="polite">
      <strong>{words("offer_form.estimate", { smart_count: count })}</strong>
      <br />
      {words("offer_form.estimate_text", {
        net: formatMoney(loan.net, "BRL"),
        count,
        amount: formatMoney(loan.installmentAmount, "BRL"),
        total: formatMoney(loan.total, "BRL"),
        cet: numberText(loan.cetYearBp / 100, 2),
      })}
    </Alert>
  );
}
