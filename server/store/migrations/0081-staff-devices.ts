import { type Kysely, sql } from "kysely";

/** Browsers from which people have signed in, known again by a cookie of their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE staff_device (
      id TEXT PRIMARY KEY,
      staff_id TEXT NOT NULL REFERENCES staff (id),
      token_hash BLOB NOT NULL,
      created_at TEXT NOT NULL,
      last_used_at TEXT NOT NULL,
      confirmed_at TEXT,
      UNIQUE (token_hash, staff_id)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX staff_device_by_staff ON staff_device (staff_id)`.execute(db);
  await sql`CREATE INDEX staff_device_by_use ON staff_device (last_used_at)`.execute(db);
  await sql`ALTER TABLE staff_session ADD COLUMN device_id TEXT`.execute(db);
}
