import { type Kysely, sql } from "kysely";

/** One-time links with which a person sets their password, and when each person signed in last. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE staff ADD COLUMN last_sign_in_at TEXT`.execute(db);
  await sql`
    CREATE TABLE staff_link (
      token_hash BLOB PRIMARY KEY,
      staff_id TEXT NOT NULL REFERENCES staff (id),
      created_at TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      used_at TEXT
    ) STRICT`.execute(db);
  await sql`CREATE INDEX staff_link_by_staff ON staff_link (staff_id)`.execute(db);
}
