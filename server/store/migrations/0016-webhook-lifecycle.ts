import { type Kysely, sql } from "kysely";

/** Endpoints whose waiting deliveries are being ended, and why a recovery ended early. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE webhook_sweep (
      endpoint_id TEXT PRIMARY KEY REFERENCES webhook_endpoint (id)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    ALTER TABLE webhook_recovery ADD COLUMN end_reason TEXT CHECK (
      end_reason IN ('endpoint_disabled', 'endpoint_deleted'))`.execute(db);
}
