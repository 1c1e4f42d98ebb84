import { type Kysely, sql } from "kysely";

/** What was done how often, without looking at everything else that was done in that time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE INDEX audit_entry_by_action ON audit_entry (action, at, is_allowed, chain)`.execute(db);
}
