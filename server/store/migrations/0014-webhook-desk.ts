import { type Kysely, sql } from "kysely";

/** What was given up lately by endpoint, how far old contents were removed, and idempotency keys by age. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Covers the count that puts the worst endpoints first; a delivery is only written to it when it is given up.
  await sql`
    CREATE INDEX delivery_given_up ON delivery (endpoint_id, created_at)
    WHERE state IN ('exhausted', 'rejected') AND is_test = 0`.execute(db);
  await sql`
    CREATE TABLE webhook_retention (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      purged_created_at TEXT NOT NULL,
      purged_seq INTEGER NOT NULL
    ) STRICT`.execute(db);
  await sql`INSERT INTO webhook_retention (id, purged_created_at, purged_seq) VALUES (1, '', -1)`.execute(db);
  await sql`CREATE INDEX idempotency_key_by_created ON idempotency_key (created_at)`.execute(db);
}
