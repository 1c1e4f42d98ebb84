import { type Kysely, sql } from "kysely";

/** One wish for many payments, with a line for each of them: what was planned, and what came of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE bulk_run (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES account (id),
      kind TEXT NOT NULL CHECK (kind IN ('capture', 'refund', 'void')),
      state TEXT NOT NULL CHECK (state IN ('running', 'cancelling', 'done', 'cancelled')),
      query TEXT CHECK (length(query) <= 2000),
      reason TEXT,
      note TEXT CHECK (length(note) <= 2000),
      item_count INTEGER NOT NULL CHECK (item_count > 0),
      request_id TEXT,
      created_by TEXT NOT NULL REFERENCES staff (id),
      created_at TEXT NOT NULL,
      cancelled_by TEXT REFERENCES staff (id),
      end_reason TEXT CHECK (end_reason IN ('cancelled', 'starter_may_not')),
      finished_at TEXT,
      CHECK ((state IN ('done', 'cancelled')) = (finished_at IS NOT NULL)),
      CHECK ((state IN ('cancelling', 'cancelled')) = (end_reason IS NOT NULL))
    ) STRICT`.execute(db);
  await sql`CREATE INDEX bulk_run_by_created ON bulk_run (created_at, seq)`.execute(db);
  await sql`CREATE INDEX bulk_run_by_account_created ON bulk_run (account_id, created_at, seq)`.execute(db);
  await sql`CREATE INDEX bulk_run_open ON bulk_run (seq) WHERE state IN ('running', 'cancelling')`.execute(db);
  await sql`
    CREATE TABLE bulk_item (
      seq INTEGER PRIMARY KEY,
      run_id TEXT NOT NULL REFERENCES bulk_run (id),
      position INTEGER NOT NULL CHECK (position > 0),
      payment_id TEXT NOT NULL REFERENCES payment (id),
      currency TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK (amount >= 0),
      state TEXT NOT NULL CHECK (state IN ('planned', 'running', 'done', 'skipped', 'failed', 'cancelled')),
      code TEXT,
      reason TEXT,
      operation_id TEXT REFERENCES operation (id),
      claimed_until TEXT,
      updated_at TEXT NOT NULL,
      UNIQUE (run_id, position),
      UNIQUE (payment_id, run_id),
      CHECK ((state = 'running') = (claimed_until IS NOT NULL)),
      CHECK (state <> 'done' OR operation_id IS NOT NULL),
      CHECK ((state IN ('skipped', 'failed')) = (code IS NOT NULL))
    ) STRICT`.execute(db);
  await sql`CREATE INDEX bulk_item_by_state ON bulk_item (run_id, state, currency, amount)`.execute(db);
  await sql`
    CREATE INDEX bulk_item_open ON bulk_item (run_id, position) WHERE state IN ('planned', 'running')`.execute(db);
}
