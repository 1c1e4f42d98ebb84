import { type Kysely, sql } from "kysely";

/** Reserved payments whose money is to be taken without anybody asking, and when that is tried next. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE auto_capture (
      payment_id TEXT PRIMARY KEY NOT NULL REFERENCES payment (id),
      next_at TEXT NOT NULL,
      until TEXT NOT NULL,
      CHECK (next_at <= until)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX auto_capture_by_next ON auto_capture (next_at)`.execute(db);
}
