import { type RollupAddition, sumChanges } from "../metrics/rollup-upsert.ts";
import { flatCounts } from "./payment-counts.ts";
import { countsOfSessions } from "./session-counts.ts";
import { countRows, type Row, type SeedRows } from "./seed-rows.ts";

export type SeededTable =
  | "customer"
  | "checkout_session"
  | "checkout_session_event"
  | "payment"
  | "operation"
  | "timeline_entry"
  | "ledger_transaction"
  | "ledger_posting"
  | "event"
  | "delivery"
  | "delivery_attempt";

/** What is written of each table, in this order; everything else has its default. */
export const seededColumns: { readonly [Table in SeededTable]: readonly (keyof Row<Table> & string)[] } = {
  customer: ["id", "account_id", "external_id", "name", "email", "phone", "country", "created_at", "updated_at"],
  checkout_session: [
    "id",
    "account_id",
    "profile_id",
    "customer_id",
    "payment_id",
    "status",
    "currency",
    "amount",
    "merchant_reference",
    "merchant_reference_2",
    "return_url",
    "callback_url",
    "order",
    "customer",
    "configuration",
    "request",
    "initiating_headers",
    "customer_ip",
    "user_agent",
    "cancelled_by",
    "cancelled_at",
    "expires_at",
    "created_at",
    "updated_at",
    "version",
  ],
  checkout_session_event: ["session_id", "id", "name", "request_id", "request_headers", "details", "created_at"],
  payment: [
    "id",
    "account_id",
    "merchant_id",
    "session_id",
    "customer_id",
    "api",
    "method",
    "status",
    "currency",
    "amount",
    "authorized",
    "captured",
    "refunded",
    "voided",
    "merchant_reference",
    "merchant_reference_2",
    "event_reference",
    "instrument",
    "payer",
    "details",
    "authorization_expires_at",
    "captured_at",
    "refunded_at",
    "created_at",
    "updated_at",
    "version",
  ],
  operation: [
    "id",
    "payment_id",
    "kind",
    "state",
    "amount",
    "currency",
    "is_final",
    "processor_key",
    "processor_reference",
    "reference",
    "reason",
    "note",
    "request",
    "error",
    "actor_type",
    "actor_id",
    "request_id",
    "attempts",
    "next_attempt_at",
    "created_at",
    "settled_at",
  ],
  timeline_entry: ["payment_id", "operation_id", "kind", "data", "actor_type", "actor_id", "at"],
  ledger_transaction: ["account_id", "kind", "operation_id", "payment_id", "posted_at"],
  ledger_posting: ["transaction_seq", "line", "ledger_account", "currency", "amount"],
  event: [
    "id",
    "account_id",
    "type",
    "subject_type",
    "subject_id",
    "operation_id",
    "payload",
    "delivery_count",
    "created_at",
  ],
  delivery: [
    "id",
    "account_id",
    "event_id",
    "event_type",
    "endpoint_id",
    "subject_id",
    "dialect",
    "lane",
    "state",
    "url",
    "method",
    "body",
    "attempt_count",
    "next_attempt_at",
    "last_code",
    "last_error",
    "last_class",
    "created_at",
    "finished_at",
  ],
  delivery_attempt: [
    "delivery_id",
    "number",
    "started_at",
    "duration_ms",
    "outcome",
    "code",
    "error",
    "request_headers",
    "response_headers",
    "response_body",
  ],
};

/**
 * A few payments with everything that belongs to them, as the values of one row after another: what can be bound
 * without looking anything up, and goes from one thread to another without the names of its fields.
 */
export interface SeedBatch {
  /** Payments in it, and rows of all tables. */
  readonly payments: number;
  readonly rows: number;
  readonly values: { readonly [Table in SeededTable]: readonly unknown[] };
  /** What each payment is found by, in the order of the payments. */
  readonly searchWords: readonly string[];
  /** How many postings each ledger transaction has, in the order of both; a posting's own number is left out. */
  readonly postingCounts: readonly number[];
  readonly rollups: readonly RollupAddition[];
  /** As `UnitCounts` takes them. */
  readonly paymentCounts: readonly unknown[];
}

export function toBatch(rows: SeedRows): SeedBatch {
  const postings = rows.ledger.flatMap((entry) =>
    entry.postings.map((posting) => ({ ...posting, transaction_seq: 0 })),
  );
  return {
    payments: rows.payments.length,
    rows: countRows(rows),
    values: {
      customer: valuesOf("customer", rows.customers),
      checkout_session: valuesOf("checkout_session", rows.sessions),
      checkout_session_event: valuesOf("checkout_session_event", rows.sessionEvents),
      payment: valuesOf(
        "payment",
        rows.payments.map(({ row }) => row),
      ),
      operation: valuesOf("operation", rows.operations),
      timeline_entry: valuesOf("timeline_entry", rows.timeline),
      ledger_transaction: valuesOf(
        "ledger_transaction",
        rows.ledger.map(({ row }) => row),
      ),
      ledger_posting: valuesOf("ledger_posting", postings),
      event: valuesOf("event", rows.events),
      delivery: valuesOf("delivery", rows.deliveries),
      delivery_attempt: valuesOf("delivery_attempt", rows.attempts),
    },
    searchWords: rows.payments.map(({ words }) => words),
    postingCounts: rows.ledger.map(({ postings: of }) => of.length),
    rollups: sumChanges(rows.rollups),
    paymentCounts: flatCounts([...rows.paymentCounts, ...countsOfSessions(rows)]),
  };
}

function valuesOf<Table extends SeededTable>(table: Table, rows: readonly Row<Table>[]): unknown[] {
  const names: readonly (keyof Row<Table>)[] = seededColumns[table];
  const values: unknown[] = [];
  for (const row of rows) for (const name of names) values.push(row[name] ?? null);
  return values;
}
