import type { Generated } from "kysely";
import type { PaymentCount } from "../../shared/metrics/payment-count.ts";

/** What happened to the payments of one account in one currency within one hour. */
export interface PaymentRollupTable {
  account_id: string;
  currency: string;
  /** UTC, as an instant begins: `2026-06-01T09`. */
  hour: string;
  counted: PaymentCount;
  n: number;
  /** Minor units. */
  amount: number;
}

/** The same, appended with each change and soon added to its hour, so that no two changes wait for one row. */
export interface PaymentRollupDeltaTable extends PaymentRollupTable {
  seq: Generated<number>;
}
