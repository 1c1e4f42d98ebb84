import { type Kysely, sql } from "kysely";

/**
 * For how long each account keeps messages to receivers, and how far its old ones were removed; and for how long the
 * installation keeps answers to repeated requests.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE message_retention (
      account_id TEXT PRIMARY KEY REFERENCES account (id),
      days INTEGER CHECK (days >= 30),
      purged_created_at TEXT NOT NULL,
      purged_seq INTEGER NOT NULL,
      version INTEGER NOT NULL
    ) STRICT`.execute(db);
  await sql`
    INSERT INTO message_retention (account_id, days, purged_created_at, purged_seq, version)
    SELECT account.id, NULL, purged_created_at, purged_seq, 0 FROM account, webhook_retention
    WHERE purged_created_at <> ''`.execute(db);
  await sql`DROP TABLE webhook_retention`.execute(db);
  await sql`
    CREATE TABLE answer_retention (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      days INTEGER NOT NULL CHECK (days >= 30),
      changed_at TEXT NOT NULL
    ) STRICT`.execute(db);
}
