import { type Kysely, sql } from "kysely";

/** Requests above a limit, which another person than the one who asked decides about. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE approval (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES account (id),
      kind TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'declined')),
      payment_id TEXT NOT NULL REFERENCES payment (id),
      operation_id TEXT NOT NULL UNIQUE REFERENCES operation (id),
      limit_amount INTEGER NOT NULL CHECK (limit_amount >= 0),
      requested_by TEXT NOT NULL REFERENCES staff (id),
      requested_at TEXT NOT NULL,
      decided_by TEXT REFERENCES staff (id),
      decided_at TEXT,
      note TEXT,
      CHECK ((state = 'waiting') = (decided_by IS NULL)),
      CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
      CHECK (decided_by <> requested_by),
      CHECK (state <> 'declined' OR note IS NOT NULL)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX approval_by_requested ON approval (requested_at, seq)`.execute(db);
  await sql`CREATE INDEX approval_by_account_requested ON approval (account_id, requested_at, seq)`.execute(db);
  await sql`CREATE INDEX approval_by_state_requested ON approval (state, requested_at, seq)`.execute(db);
  await sql`CREATE INDEX approval_by_payment ON approval (payment_id)`.execute(db);
  // For keys that reach every account.
  await sql`CREATE INDEX transfer_order_by_seq ON transfer_order (payment_seq, account_id, merchant_id)`.execute(db);
}
