import { type Kysely, sql } from "kysely";

/** Which call asked for a payout, so that what becomes of it days later can be followed back to it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE payout ADD COLUMN request_id TEXT`.execute(db);
}
