import type { Generated } from "kysely";
import type { HourlyCount } from "../../shared/metrics/payment-count.ts";

/** What happened to the payments of one account in one currency within one hour. */
export interface PaymentRollupTable {
  account_id: string;
  currency: string;
  /** UTC, as an instant begins: `2026-06-01T09`. */
  hour: string;
  counted: HourlyCount;
  /** Of what kind, where the count is by a reason, a person, a method or a length; else empty. */
  label: string;
  n: number;
  /** Minor units. */
  amount: number;
}

/** Of what there are hours. Each hour refers to its own. */
export type PaymentRollupKeyTable = Pick<PaymentRollupTable, "account_id" | "counted" | "currency" | "label">;

/** An hour's counts, appended with each change and soon added to its hour, so that no two changes wait for one row. */
export interface PaymentRollupDeltaTable extends PaymentRollupTable {
  seq: Generated<number>;
}
