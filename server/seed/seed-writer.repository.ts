import { addToRollupSql, rollupParameters, sumChanges } from "../metrics/rollup-upsert.ts";
import type { RawTrx } from "../store/sqlite/raw-unit.ts";
import type { Row, SeedRows } from "./seed-rows.ts";

type SeededTable =
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

const columns: { readonly [Table in SeededTable]: readonly (keyof Row<Table> & string)[] } = {
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

function insertSql(table: SeededTable): string {
  const names = columns[table].map((name) => `"${name}"`);
  return `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`;
}

const inserts = Object.fromEntries(
  (Object.keys(columns) as SeededTable[]).map((table) => [table, insertSql(table)]),
) as Record<SeededTable, string>;

/** Inserts one row and returns its row id. */
type Insert<Table extends SeededTable> = (row: Row<Table>) => number;

function inserter<Table extends SeededTable>(trx: RawTrx, table: Table): Insert<Table> {
  const statement = trx.prepare(inserts[table]);
  const names: readonly (keyof Row<Table>)[] = columns[table];
  const values: unknown[] = new Array(names.length);
  return (row) => {
    for (let position = 0; position < names.length; position += 1) {
      const name = names[position];
      values[position] = name === undefined ? null : (row[name] ?? null);
    }
    return Number(statement.run(...values).lastInsertRowid);
  };
}

/** Writes rows in the order of the foreign keys. */
export type SeedWriter = (rows: SeedRows) => void;

/** A writer for one unit of work; its statements die with it. */
export function seedWriter(trx: RawTrx): SeedWriter {
  const customer = inserter(trx, "customer");
  const session = inserter(trx, "checkout_session");
  const sessionEvent = inserter(trx, "checkout_session_event");
  const payment = inserter(trx, "payment");
  const words = trx.prepare("INSERT INTO payment_search (rowid, words) VALUES (?, ?)");
  const operation = inserter(trx, "operation");
  const timelineEntry = inserter(trx, "timeline_entry");
  const ledgerTransaction = inserter(trx, "ledger_transaction");
  const ledgerPosting = inserter(trx, "ledger_posting");
  const event = inserter(trx, "event");
  const delivery = inserter(trx, "delivery");
  const attempt = inserter(trx, "delivery_attempt");
  const rollup = trx.prepare(addToRollupSql);
  return (rows) => {
    for (const row of rows.customers) customer(row);
    for (const row of rows.sessions) session(row);
    for (const row of rows.sessionEvents) sessionEvent(row);
    for (const { row, words: text } of rows.payments) words.run(payment(row), text);
    for (const row of rows.operations) operation(row);
    for (const row of rows.timeline) timelineEntry(row);
    for (const { row, postings } of rows.ledger) {
      const transaction_seq = ledgerTransaction(row);
      for (const posting of postings) ledgerPosting({ ...posting, transaction_seq });
    }
    for (const row of rows.events) event(row);
    for (const row of rows.deliveries) delivery(row);
    for (const row of rows.attempts) attempt(row);
    for (const addition of sumChanges(rows.rollups)) rollup.run(...rollupParameters(addition));
  };
}
