import { type Kysely, sql } from "kysely";

/**
 * Payments, their operations and the timeline.
 *
 * `operation` rows move once out of `pending` (and once more out of `unknown`); the totals and the
 * status on `payment` are a checked copy of what the operations say.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE payment (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES account (id),
      merchant_id TEXT,
      session_id TEXT UNIQUE,
      customer_id TEXT REFERENCES customer (id),
      api TEXT NOT NULL CHECK (api IN ('checkout', 'payments', 'lending')),
      method TEXT NOT NULL,
      status TEXT NOT NULL,
      currency TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK (amount >= 0),
      authorized INTEGER NOT NULL DEFAULT 0 CHECK (authorized >= 0),
      captured INTEGER NOT NULL DEFAULT 0 CHECK (captured >= 0),
      refunded INTEGER NOT NULL DEFAULT 0 CHECK (refunded >= 0),
      voided INTEGER NOT NULL DEFAULT 0 CHECK (voided >= 0),
      merchant_reference TEXT NOT NULL,
      merchant_reference_2 TEXT,
      event_reference TEXT,
      instrument TEXT CHECK (json_valid(instrument)),
      payer TEXT CHECK (json_valid(payer)),
      details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details)),
      authorization_expires_at TEXT,
      captured_at TEXT,
      refunded_at TEXT,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      version INTEGER NOT NULL DEFAULT 0,
      CHECK (captured + voided <= authorized),
      CHECK (refunded <= captured)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX payment_by_created ON payment (created_at, seq)`.execute(db);
  await sql`CREATE INDEX payment_by_account_created ON payment (account_id, created_at, seq)`.execute(db);
  await sql`CREATE INDEX payment_by_status_created ON payment (status, created_at, seq)`.execute(db);
  await sql`CREATE INDEX payment_by_method_created ON payment (method, created_at, seq)`.execute(db);
  await sql`CREATE INDEX payment_by_currency_created ON payment (currency, created_at, seq)`.execute(db);
  await sql`CREATE INDEX payment_by_currency_amount ON payment (currency, amount, seq)`.execute(db);
  await sql`CREATE INDEX payment_by_reference ON payment (merchant_reference, created_at, seq)`.execute(db);
  await sql`CREATE INDEX payment_by_customer ON payment (customer_id, created_at, seq) WHERE customer_id IS NOT NULL`.execute(
    db,
  );
  await sql`
    CREATE TABLE operation (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      payment_id TEXT NOT NULL REFERENCES payment (id),
      kind TEXT NOT NULL CHECK (kind IN ('authorize', 'capture', 'void', 'refund', 'receive', 'cancel', 'expire')),
      state TEXT NOT NULL CHECK (state IN ('pending', 'succeeded', 'failed', 'unknown')),
      amount INTEGER NOT NULL CHECK (amount >= 0),
      currency TEXT NOT NULL,
      is_final INTEGER NOT NULL DEFAULT 0 CHECK (is_final IN (0, 1)),
      processor_key TEXT NOT NULL,
      processor_reference TEXT,
      reference TEXT,
      reason TEXT,
      note TEXT,
      request TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(request)),
      error TEXT CHECK (json_valid(error)),
      actor_type TEXT NOT NULL CHECK (actor_type IN ('merchant', 'staff', 'payer', 'system')),
      actor_id TEXT NOT NULL,
      request_id TEXT,
      attempts INTEGER NOT NULL DEFAULT 0,
      next_attempt_at TEXT,
      created_at TEXT NOT NULL,
      settled_at TEXT
    ) STRICT`.execute(db);
  await sql`CREATE INDEX operation_by_payment ON operation (payment_id, seq)`.execute(db);
  await sql`CREATE INDEX operation_open ON operation (next_attempt_at) WHERE state IN ('pending', 'unknown')`.execute(
    db,
  );
  await sql`
    CREATE TABLE timeline_entry (
      seq INTEGER PRIMARY KEY,
      payment_id TEXT NOT NULL REFERENCES payment (id),
      operation_id TEXT,
      kind TEXT NOT NULL,
      data TEXT CHECK (json_valid(data)),
      actor_type TEXT NOT NULL,
      actor_id TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`CREATE INDEX timeline_entry_by_payment ON timeline_entry (payment_id, seq)`.execute(db);
}
