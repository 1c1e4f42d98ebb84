import { type Kysely, sql } from "kysely";

/** Back-office people, their sign-in sessions and the accounts to which they are narrowed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE staff (
      id TEXT PRIMARY KEY,
      email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
      name TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('viewer', 'support', 'finance', 'admin')),
      password_hash TEXT,
      disabled_at TEXT,
      created_at TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`
    CREATE TABLE staff_account (
      staff_id TEXT NOT NULL REFERENCES staff (id),
      account_id TEXT NOT NULL REFERENCES account (id),
      PRIMARY KEY (staff_id, account_id)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE staff_session (
      token_hash BLOB PRIMARY KEY,
      staff_id TEXT NOT NULL REFERENCES staff (id),
      role TEXT NOT NULL,
      created_at TEXT NOT NULL,
      last_seen_at TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      ip TEXT,
      user_agent TEXT
    ) STRICT`.execute(db);
  await sql`CREATE INDEX staff_session_by_staff ON staff_session (staff_id)`.execute(db);
  await sql`
    CREATE TABLE setup_link (
      token_hash BLOB PRIMARY KEY,
      created_at TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      used_at TEXT
    ) STRICT`.execute(db);
  await sql`
    CREATE TABLE idempotency_key (
      scope TEXT NOT NULL,
      key TEXT NOT NULL,
      request_hash BLOB NOT NULL,
      object_id TEXT,
      operation_id TEXT,
      status INTEGER,
      response TEXT,
      created_at TEXT NOT NULL,
      PRIMARY KEY (scope, key)
    ) STRICT, WITHOUT ROWID`.execute(db);
}
