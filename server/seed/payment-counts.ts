import { sumRollups } from "../metrics/payment-rollup.rules.ts";
import type { PaymentRollup } from "../metrics/payment-rollup.record.ts";
import type { RawTrx } from "../store/sqlite/raw-unit.ts";

const names = ["account_id", "hour", "currency", "counted", "n", "amount"] as const;

/** Counts as the values of one after another, which go from one thread to another without the names of their fields. */
export function flatCounts(counts: readonly PaymentRollup[]): unknown[] {
  return sumRollups(counts).flatMap((count) => names.map((name) => count[name]));
}

const addSql = `
  INSERT INTO payment_rollup (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})
  ON CONFLICT (account_id, hour, currency, counted) DO UPDATE SET
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

  /** Each hour once, with all that was added to it. */
  sums(): PaymentRollup[] {
    return sumRollups(this.#rows);
  }

  writeTo(trx: RawTrx): void {
    const statement = trx.prepare(addSql);
    for (const row of this.sums()) statement.run(...names.map((name) => row[name]));
    this.#rows = [];
  }
}
