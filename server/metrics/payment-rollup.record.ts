import type { HourlyCount } from "../../shared/metrics/payment-count.ts";
import type { PaymentRollupTable } from "./payment-rollup.table.ts";

/** What one hour of an account and a currency counts, or what a change adds to it. */
export type PaymentRollup = PaymentRollupTable;

/** The sum of one count over a span. */
export interface RollupSum<Count extends HourlyCount = HourlyCount> {
  /** Index of the span. */
  span: number;
  currency: string;
  counted: Count;
  label: string;
  n: number;
  amount: number;
}
