import { type Kysely, sql } from "kysely";

/** How long an account keeps the documents of its customers, by kind, and when and why a file was removed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE lending_settings ADD COLUMN document_days TEXT CHECK (json_valid(document_days))`.execute(db);
  await sql`ALTER TABLE kyc_document ADD COLUMN removed_at TEXT`.execute(db);
  await sql`ALTER TABLE kyc_document ADD COLUMN removal_reason TEXT`.execute(db);
  await sql`
    CREATE INDEX kyc_document_kept ON kyc_document (account_id, type, decided_at) WHERE removed_at IS NULL`.execute(db);
}
