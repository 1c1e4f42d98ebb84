import { keysOfRollups, sumRollups } from "../metrics/payment-rollup.rules.ts";
import type { PaymentRollup } from "../metrics/payment-rollup.record.ts";

const names = ["account_id", "hour", "currency", "counted", "label", "n", "amount"] as const;

/** Counts as the values of one after another, which go from one thread to another without the names of their fields. */
export function flatCounts(counts: readonly PaymentRollup[]): unknown[] {
  return sumRollups(counts).flatMap((count) => names.map((name) => count[name]));
}

const keyNames = ["account_id", "counted", "currency", "label"] as const;

/** Says of what there are hours, before the first of them; its parameters are one of the keys of `UnitCounts`. */
export const addCountKeySql = `
  INSERT INTO payment_rollup_key (${keyNames.join(", ")}) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`;

/** Adds to an hour; its parameters are one of those that `UnitCounts` makes. */
export const addCountSql = `
  INSERT INTO payment_rollup (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})
  ON CONFLICT (account_id, counted, currency, label, hour) DO UPDATE SET
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

  /** The keys of all hours, and of each hour once what was added to it. */
  parameters(): { keys: unknown[][]; hours: unknown[][] } {
    const hours = sumRollups(this.#rows);
    return {
      keys: keysOfRollups(hours).map((key) => keyNames.map((name) => key[name])),
      hours: hours.map((row) => names.map((name) => row[name])),
    };
  }
}
