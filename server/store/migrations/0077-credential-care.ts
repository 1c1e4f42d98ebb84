import { type Kysely, sql } from "kysely";

/**
 * How old a credential's secret is, how often a partner may call with it, which credential registered a customer, and
 * every call for an access token, granted or refused.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE credential ADD COLUMN secret_since TEXT`.execute(db);
  await sql`
    ALTER TABLE credential ADD COLUMN calls_per_minute INTEGER CHECK (calls_per_minute BETWEEN 10 AND 60000)`.execute(
    db,
  );
  await sql`ALTER TABLE borrower ADD COLUMN registered_by TEXT`.execute(db);
  await sql`
    UPDATE borrower SET registered_by = (
      SELECT min(kyc_entry.actor_id) FROM kyc_entry
      WHERE kyc_entry.customer_id = borrower.customer_id AND kyc_entry.action = 'registered'
        AND kyc_entry.actor_type = 'merchant')`.execute(db);
  await sql`
    CREATE TABLE token_call (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      at TEXT NOT NULL,
      api TEXT NOT NULL CHECK (api IN ('checkout', 'lending')),
      account_id TEXT REFERENCES account (id),
      credential_id TEXT REFERENCES credential (id),
      client_id TEXT CHECK (length(client_id) <= 64),
      ip TEXT,
      outcome TEXT NOT NULL,
      expires_at TEXT,
      CHECK ((outcome = 'issued') = (expires_at IS NOT NULL)),
      CHECK ((account_id IS NULL) = (credential_id IS NULL))
    ) STRICT`.execute(db);
  await sql`CREATE INDEX token_call_by_at ON token_call (at, seq)`.execute(db);
  await sql`CREATE INDEX token_call_by_account ON token_call (account_id, at, seq)`.execute(db);
  await sql`CREATE INDEX token_call_by_credential ON token_call (credential_id, at, seq)`.execute(db);
  await sql`CREATE INDEX borrower_by_credential ON borrower (registered_by) WHERE registered_by IS NOT NULL`.execute(
    db,
  );
}
