import type { PaymentCount } from "../../../shared/metrics/payment-count.ts";
import type { PaymentChart, PaymentMetrics } from "../../../shared/metrics/payment-metrics.schema.ts";
import { toMajorText } from "../../../shared/money.ts";
import { csvLine, csvText, type ZoneFormat } from "./csv.rules.ts";

/** What each chart is drawn from. */
const countsOf: Readonly<Record<PaymentChart, readonly PaymentCount[]>> = {
  volume: ["captured", "authorized"],
  captures: ["captured", "capture_failed"],
  approval: ["approved", "tried"],
  returns: ["refunded", "voided"],
};

interface Wanted {
  currency: string;
  chart: PaymentChart;
}

/** One line for each bucket of a currency: counts, and their money in minor units and in decimals. */
export function paymentMetricsCsv(
  { buckets, currencies }: PaymentMetrics,
  { currency, chart }: Wanted,
  local: ZoneFormat,
): string {
  const names = countsOf[chart];
  const figures = currencies.find((one) => one.currency === currency)?.buckets ?? [];
  const headings = names.flatMap((name) => [name, `${name}_amount_minor`, `${name}_amount`]);
  const lines = buckets.map((bucket, index) => {
    const values = names.flatMap((name) => {
      const { n, amount } = figures[index]?.[name] ?? { n: 0, amount: 0 };
      return [String(n), String(amount), toMajorText(amount, currency)];
    });
    const { starts_at: startsAt, is_running: isRunning } = bucket;
    return csvLine([csvText(startsAt), csvText(local(startsAt)), String(isRunning), csvText(currency), ...values]);
  });
  return csvLine(["starts_at_utc", "starts_at_local", "is_running", "currency", ...headings]) + lines.join("");
}
