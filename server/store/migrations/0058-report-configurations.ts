import { type Kysely, sql } from "kysely";

/** Which of a shop's settlement reports are wanted in which forms, and who is to get them. */
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
}
