import { type Kysely, sql } from "kysely";

/**
 * What the shop was paid, and for which captures and refunds.
 *
 * Every ledger transaction that is to be settled belongs to at most one settlement; what belongs to none yet is
 * found through an index of its own, which stays as small as what is waiting.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE settlement (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES account (id),
      provider TEXT NOT NULL,
      provider_reference TEXT NOT NULL UNIQUE,
      currency TEXT NOT NULL,
      cause TEXT NOT NULL CHECK (cause IN ('nightly', 'on_demand', 'test')),
      payment_status TEXT NOT NULL CHECK (payment_status IN ('paid', 'postponed')),
      capture INTEGER NOT NULL CHECK (capture >= 0),
      refund INTEGER NOT NULL CHECK (refund >= 0),
      fee INTEGER NOT NULL CHECK (fee >= 0),
      amount INTEGER NOT NULL CHECK (amount = capture - refund - fee),
      carried INTEGER NOT NULL CHECK (carried <= 0),
      payout INTEGER NOT NULL CHECK (payout = max(0, amount + carried)),
      line_count INTEGER NOT NULL CHECK (line_count > 0),
      covered_by TEXT REFERENCES settlement (id),
      start_at TEXT NOT NULL,
      end_at TEXT NOT NULL CHECK (end_at >= start_at),
      settled_at TEXT NOT NULL,
      actor_type TEXT NOT NULL CHECK (actor_type IN ('merchant', 'staff', 'system')),
      actor_id TEXT NOT NULL,
      CHECK (covered_by IS NULL OR payment_status = 'paid')
    ) STRICT`.execute(db);
  await sql`CREATE INDEX settlement_by_settled ON settlement (settled_at, seq)`.execute(db);
  await sql`CREATE INDEX settlement_by_account_settled ON settlement (account_id, settled_at, seq)`.execute(db);
  await sql`CREATE INDEX settlement_postponed ON settlement (account_id, provider, currency) WHERE payment_status = 'postponed'`.execute(
    db,
  );
  await sql`
    CREATE TABLE settlement_line (
      settlement_seq INTEGER NOT NULL REFERENCES settlement (seq),
      line INTEGER NOT NULL,
      operation_id TEXT NOT NULL UNIQUE REFERENCES operation (id),
      payment_id TEXT NOT NULL REFERENCES payment (id),
      method TEXT NOT NULL,
      capture INTEGER NOT NULL CHECK (capture >= 0),
      refund INTEGER NOT NULL CHECK (refund >= 0),
      fee INTEGER NOT NULL CHECK (fee >= 0),
      posted_at TEXT NOT NULL,
      PRIMARY KEY (settlement_seq, line),
      CHECK ((capture = 0) <> (refund = 0))
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX settlement_line_by_payment ON settlement_line (payment_id)`.execute(db);
  await widenLedger(db);
}

/**
 * The ledger also takes what no operation of a payment moved: settlements, transfers and payouts, by the id of what
 * did. Foreign keys are off while migrations run, so the table can be made anew under its name.
 */
async function widenLedger(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE wider_ledger_transaction (
      seq INTEGER PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES account (id),
      kind TEXT NOT NULL,
      operation_id TEXT UNIQUE REFERENCES operation (id),
      payment_id TEXT REFERENCES payment (id),
      source_id TEXT,
      payout_way TEXT NOT NULL DEFAULT 'settlement' CHECK (payout_way IN ('settlement', 'request')),
      settlement_seq INTEGER REFERENCES settlement (seq),
      posted_at TEXT NOT NULL,
      CHECK ((operation_id IS NULL) = (payment_id IS NULL)),
      CHECK ((operation_id IS NULL) = (source_id IS NOT NULL))
    ) STRICT`.execute(db);
  await sql`
    INSERT INTO wider_ledger_transaction (seq, account_id, kind, operation_id, payment_id, posted_at)
    SELECT seq, account_id, kind, operation_id, payment_id, posted_at FROM ledger_transaction`.execute(db);
  await sql`DROP TABLE ledger_transaction`.execute(db);
  await sql`ALTER TABLE wider_ledger_transaction RENAME TO ledger_transaction`.execute(db);
  await sql`
    CREATE INDEX ledger_transaction_by_payment ON ledger_transaction (payment_id) WHERE payment_id IS NOT NULL`.execute(
    db,
  );
  await sql`
    CREATE UNIQUE INDEX ledger_transaction_by_source ON ledger_transaction (source_id, kind)
    WHERE source_id IS NOT NULL`.execute(db);
  await sql`
    CREATE INDEX ledger_transaction_unsettled ON ledger_transaction (account_id, posted_at, seq)
    WHERE settlement_seq IS NULL AND payout_way = 'settlement' AND kind IN ('capture', 'receive', 'refund')`.execute(
    db,
  );
}
