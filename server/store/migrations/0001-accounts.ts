import { type Kysely, sql } from "kysely";

/** Accounts, their merchants and the credentials that merchants' servers use. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE account (
      id TEXT PRIMARY KEY CHECK (id GLOB '[PT][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
      name TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('sandbox', 'live')),
      settings TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(settings)),
      created_at TEXT NOT NULL,
      CHECK ((kind = 'sandbox') = (substr(id, 1, 1) = 'T'))
    ) STRICT`.execute(db);
  await sql`
    CREATE TABLE merchant (
      account_id TEXT NOT NULL REFERENCES account (id),
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      created_at TEXT NOT NULL,
      PRIMARY KEY (account_id, id)
    ) STRICT`.execute(db);
  await sql`
    CREATE TABLE credential (
      id TEXT PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES account (id),
      merchant_id TEXT,
      api TEXT NOT NULL CHECK (api IN ('checkout', 'payments', 'lending')),
      name TEXT NOT NULL,
      client_id TEXT NOT NULL UNIQUE,
      secret_hash BLOB NOT NULL,
      grants TEXT NOT NULL CHECK (json_valid(grants)),
      created_at TEXT NOT NULL,
      last_used_at TEXT,
      tokens_valid_from TEXT NOT NULL,
      revoked_at TEXT,
      FOREIGN KEY (account_id, merchant_id) REFERENCES merchant (account_id, id)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX credential_by_account ON credential (account_id, created_at)`.execute(db);
}
