import { type Kysely, sql } from "kysely";

/** The processes that work on one database, so that what a dead one has begun is taken over. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE server_process (
      id TEXT PRIMARY KEY,
      role TEXT NOT NULL CHECK (role IN ('all', 'web', 'worker')),
      started_at TEXT NOT NULL,
      seen_at TEXT NOT NULL
    ) STRICT`.execute(db);
}
