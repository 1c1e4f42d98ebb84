import { type Kysely, sql } from "kysely";

/** Cards that payers have left with a shop, and every try of the shop to be paid with one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE card_token (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES account (id),
      payment_id TEXT NOT NULL REFERENCES payment (id),
      kind TEXT NOT NULL CHECK (kind IN ('payment_token', 'recurrence_token')),
      method TEXT NOT NULL,
      secret_hash BLOB NOT NULL UNIQUE,
      secret_sealed BLOB NOT NULL,
      key_id TEXT NOT NULL,
      gateway_token TEXT NOT NULL,
      instrument TEXT NOT NULL CHECK (json_valid(instrument)),
      blocked_at TEXT,
      created_at TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`CREATE INDEX card_token_by_payment ON card_token (payment_id)`.execute(db);
  await sql`
    CREATE TABLE card_token_try (
      seq INTEGER PRIMARY KEY,
      token_id TEXT NOT NULL REFERENCES card_token (id),
      payment_id TEXT NOT NULL REFERENCES payment (id),
      is_failure INTEGER NOT NULL CHECK (is_failure IN (0, 1)),
      at TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`CREATE INDEX card_token_try_by_token ON card_token_try (token_id, at)`.execute(db);
}
