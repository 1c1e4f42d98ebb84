import type { PaymentRollupTable } from "./payment-rollup.table.ts";

/** What one hour of an account and a currency counts, or what a change adds to it. */
export type PaymentRollup = PaymentRollupTable;
