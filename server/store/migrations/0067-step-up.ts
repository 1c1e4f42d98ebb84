import { type Kysely, sql } from "kysely";

/** When a session last proved who it is, and before what it has to do so anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE staff_session ADD COLUMN proven_at TEXT`.execute(db);
  await sql`
    CREATE TABLE step_up_limit (
      account_id TEXT NOT NULL REFERENCES account (id),
      currency TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK (amount >= 0),
      changed_at TEXT NOT NULL,
      PRIMARY KEY (account_id, currency)
    ) STRICT`.execute(db);
  await sql`
    CREATE TABLE step_up_policy (
      subject TEXT PRIMARY KEY CHECK (subject IN ('secrets')),
      is_asked INTEGER NOT NULL CHECK (is_asked IN (0, 1)),
      changed_at TEXT NOT NULL
    ) STRICT`.execute(db);
}
