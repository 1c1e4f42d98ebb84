import { type Kysely, sql } from "kysely";

/**
 * What merchants' own administration keeps besides: which settlement reports they want, who made and who ended a
 * subscription, and when an API client was last changed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE report_configuration (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES account (id),
      content TEXT NOT NULL CHECK (json_valid(content)),
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`CREATE INDEX report_configuration_by_account ON report_configuration (account_id, seq)`.execute(db);
  await sql`ALTER TABLE webhook_endpoint ADD COLUMN created_by TEXT`.execute(db);
  await sql`ALTER TABLE webhook_endpoint ADD COLUMN deleted_by TEXT`.execute(db);
  await sql`ALTER TABLE credential ADD COLUMN updated_at TEXT`.execute(db);
}
