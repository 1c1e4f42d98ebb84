import { type Kysely, sql } from "kysely";

/** Second steps of signing in: codes of an app, codes for when it is lost, passkeys; and who has to have one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE staff_totp (
      staff_id TEXT PRIMARY KEY REFERENCES staff (id),
      seed BLOB NOT NULL,
      seed_key_id TEXT NOT NULL,
      last_step INTEGER NOT NULL,
      created_at TEXT NOT NULL,
      confirmed_at TEXT
    ) STRICT`.execute(db);
  await sql`
    CREATE TABLE staff_recovery_code (
      staff_id TEXT NOT NULL REFERENCES staff (id),
      code_hash BLOB NOT NULL,
      created_at TEXT NOT NULL,
      used_at TEXT,
      PRIMARY KEY (staff_id, code_hash)
    ) STRICT`.execute(db);
  await sql`
    CREATE TABLE staff_passkey (
      id TEXT PRIMARY KEY,
      staff_id TEXT NOT NULL REFERENCES staff (id),
      name TEXT NOT NULL,
      public_key BLOB NOT NULL,
      counter INTEGER NOT NULL CHECK (counter >= 0),
      transports TEXT NOT NULL,
      created_at TEXT NOT NULL,
      last_used_at TEXT
    ) STRICT`.execute(db);
  await sql`CREATE INDEX staff_passkey_by_staff ON staff_passkey (staff_id)`.execute(db);
  await sql`
    CREATE TABLE passkey_challenge (
      challenge TEXT PRIMARY KEY,
      staff_id TEXT REFERENCES staff (id),
      purpose TEXT NOT NULL CHECK (purpose IN ('register', 'sign_in', 'prove')),
      expires_at TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`CREATE INDEX passkey_challenge_by_end ON passkey_challenge (expires_at)`.execute(db);
  await sql`
    CREATE TABLE factor_policy (
      role TEXT PRIMARY KEY CHECK (role IN ('viewer', 'support', 'finance', 'admin')),
      is_required INTEGER NOT NULL CHECK (is_required IN (0, 1)),
      changed_at TEXT NOT NULL
    ) STRICT`.execute(db);
}
