import type { HourlyCount } from "../../shared/metrics/payment-count.ts";
import type { PaymentRollupKeyTable, PaymentRollupTable } from "./payment-rollup.table.ts";

/** What one hour of an account and a currency counts, or what a change adds to it. */
export type PaymentRollup = PaymentRollupTable;

/** Of what an hour counts, whichever hour it is. */
export type RollupKey = PaymentRollupKeyTable;

/** The sum of one count over a span. */
export interface RollupSum<Count extends HourlyCount = HourlyCount> {
  /** The number of the span. */
  span: number;
  currency: string;
  counted: Count;
  label: string;
  n: number;
  amount: number;
}
