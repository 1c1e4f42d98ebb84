import { type Kysely, sql } from "kysely";

/** Since when nothing is known of a customer anymore. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE customer ADD COLUMN erased_at TEXT`.execute(db);
}
