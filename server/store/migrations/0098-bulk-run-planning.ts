import { type Kysely, sql } from "kysely";

/**
 * The payments of a run are written down a few hundred at a time. Until the last of them is, the run is not there for
 * anybody: `planning_until` says how long whoever writes them has it for itself.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE bulk_run ADD COLUMN planning_until TEXT`.execute(db);
  await sql`CREATE INDEX bulk_run_planning ON bulk_run (planning_until) WHERE planning_until IS NOT NULL`.execute(db);
}
