import { type Kysely, sql } from "kysely";

/** Which call an event came of, so that its deliveries can be followed back to it in the logs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE event ADD COLUMN request_id TEXT`.execute(db);
}
