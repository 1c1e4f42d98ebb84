import type { Insertable } from "kysely";
import type { Database } from "../database.ts";
import type { RollupChange } from "../metrics/delivery-rollup.record.ts";
import type { PaymentRollup } from "../metrics/payment-rollup.record.ts";

export type Row<Table extends keyof Database> = Insertable<Database[Table]>;

/** A ledger transaction before its number is known, with its postings. */
export interface LedgerEntry {
  row: Row<"ledger_transaction">;
  postings: readonly Omit<Row<"ledger_posting">, "transaction_seq">[];
}

/** The rows of a few sessions and payments, in the order in which their foreign keys allow them to be written. */
export interface SeedRows {
  customers: Row<"customer">[];
  sessions: Row<"checkout_session">[];
  sessionEvents: Row<"checkout_session_event">[];
  payments: { row: Row<"payment">; words: string }[];
  operations: Row<"operation">[];
  timeline: Row<"timeline_entry">[];
  ledger: LedgerEntry[];
  events: Row<"event">[];
  deliveries: Row<"delivery">[];
  attempts: Row<"delivery_attempt">[];
  /** What the attempts add to the counts by hour. */
  rollups: RollupChange[];
  /** What payments and operations add to theirs. */
  paymentCounts: PaymentRollup[];
}

export function noRows(): SeedRows {
  return {
    customers: [],
    sessions: [],
    sessionEvents: [],
    payments: [],
    operations: [],
    timeline: [],
    ledger: [],
    events: [],
    deliveries: [],
    attempts: [],
    rollups: [],
    paymentCounts: [],
  };
}

export function countRows({ rollups: _added, paymentCounts: _counted, ...rows }: SeedRows): number {
  let count = 0;
  for (const list of Object.values(rows) as (readonly unknown[])[]) count += list.length;
  for (const entry of rows.ledger) count += entry.postings.length;
  return count;
}
