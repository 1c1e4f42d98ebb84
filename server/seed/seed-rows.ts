import type { Insertable } from "kysely";
import type { Database } from "../database.ts";

export type Row<Table extends keyof Database> = Insertable<Database[Table]>;

/** A ledger transaction before its number is known, with its postings. */
export interface LedgerEntry {
  row: Row<"ledger_transaction">;
  postings: readonly Omit<Row<"ledger_posting">, "transaction_seq">[];
}

/** Rows of some payments and sessions, waiting to be written in one unit of work. */
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
  };
}

export function countRows(rows: SeedRows): number {
  const postings = rows.ledger.reduce((sum, entry) => sum + entry.postings.length, 0);
  return Object.values(rows).reduce((sum: number, list: readonly unknown[]) => sum + list.length, postings);
}
