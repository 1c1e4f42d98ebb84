import { type Kysely, sql } from "kysely";

/** Endpoints as a list: numbered, with their status, and found by time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE INDEX webhook_endpoint_by_created ON webhook_endpoint (created_at)`.execute(db);
  await sql`
    CREATE VIEW webhook_endpoint_row AS SELECT
      rowid AS seq, id, account_id, merchant_id, dialect, url, description, event_patterns, settings,
      disabled_at, disabled_reason, deleted_at, created_at, updated_at, version,
      CASE WHEN deleted_at IS NOT NULL THEN 'deleted' WHEN disabled_at IS NOT NULL THEN 'disabled' ELSE 'active' END AS status
    FROM webhook_endpoint`.execute(db);
}
