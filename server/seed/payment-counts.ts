import { sumRollups } from "../metrics/payment-rollup.rules.ts";
import type { PaymentRollup } from "../metrics/payment-rollup.record.ts";

const names = ["account_id", "hour", "currency", "counted", "label", "n", "amount"] as const;

/** Counts as the values of one after another, which go from one thread to another without the names of their fields. */
export function flatCounts(counts: readonly PaymentRollup[]): unknown[] {
  return sumRollups(counts).flatMap((count) => names.map((name) => count[name]));
}

/** Adds to an hour; its parameters are one of those that `UnitCounts` makes. */
export const addCountSql = `
  INSERT INTO payment_rollup (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})
  ON CONFLICT (account_id, counted, hour, currency, label) DO UPDATE SET
    n = payment_rollup.n + excluded.n, amount = payment_rollup.amount + excluded.amount`;

/** Keeps what a unit of work counts, so that each hour is written once for all of its payments. */
export class UnitCounts {
  #rows: PaymentRollup[] = [];

  add(flat: readonly unknown[]): void {
    for (let from = 0; from < flat.length; from += names.length) {
      const values = names.map((name, index) => [name, flat[from + index]] as const);
      this.#rows.push(Object.fromEntries(values) as unknown as PaymentRollup);
    }
  }

  /** Of each hour once, with all that was added to it. */
  parameters(): unknown[][] {
    return sumRollups(this.#rows).map((row) => names.map((name) => row[name]));
  }
}
