import { type Kysely, sql } from "kysely";

/** Tells a person who changes a merchant's settings that somebody else was faster. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE transfer_settings ADD COLUMN version INTEGER NOT NULL DEFAULT 1`.execute(db);
}
