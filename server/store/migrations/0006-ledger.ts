import { type Kysely, sql } from "kysely";

/** Double entry. A transaction belongs to one succeeded operation; its postings sum to zero per currency. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE ledger_transaction (
      seq INTEGER PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES account (id),
      kind TEXT NOT NULL,
      operation_id TEXT NOT NULL UNIQUE REFERENCES operation (id),
      payment_id TEXT NOT NULL REFERENCES payment (id),
      posted_at TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`CREATE INDEX ledger_transaction_by_payment ON ledger_transaction (payment_id)`.execute(db);
  await sql`
    CREATE TABLE ledger_posting (
      transaction_seq INTEGER NOT NULL REFERENCES ledger_transaction (seq),
      line INTEGER NOT NULL,
      ledger_account TEXT NOT NULL,
      currency TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK (amount <> 0),
      PRIMARY KEY (transaction_seq, line)
    ) STRICT, WITHOUT ROWID`.execute(db);
}
