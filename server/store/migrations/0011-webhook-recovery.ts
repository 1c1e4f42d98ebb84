import { type Kysely, sql } from "kysely";

/** Test deliveries, the failures that an endpoint has in a row, and windows of deliveries that are sent again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE delivery ADD COLUMN is_test INTEGER NOT NULL DEFAULT 0 CHECK (is_test IN (0, 1))`.execute(db);
  // A row of its own, and only while an endpoint fails: a success that follows a success writes nothing.
  await sql`
    CREATE TABLE webhook_trouble (
      endpoint_id TEXT PRIMARY KEY REFERENCES webhook_endpoint (id),
      failing_since TEXT NOT NULL,
      failed_attempts INTEGER NOT NULL CHECK (failed_attempts > 0),
      given_up INTEGER NOT NULL CHECK (given_up >= 0),
      warned_percent INTEGER NOT NULL DEFAULT 0 CHECK (warned_percent IN (0, 50, 70, 90))
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE webhook_recovery (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_ids TEXT CHECK (json_valid(account_ids)),
      filter TEXT NOT NULL CHECK (json_valid(filter)),
      rate_per_second INTEGER NOT NULL CHECK (rate_per_second > 0),
      state TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled')),
      total INTEGER NOT NULL CHECK (total >= 0),
      is_total_capped INTEGER NOT NULL CHECK (is_total_capped IN (0, 1)),
      requeued INTEGER NOT NULL DEFAULT 0 CHECK (requeued >= 0),
      cursor_created_at TEXT NOT NULL,
      cursor_seq INTEGER NOT NULL,
      stepped_at TEXT NOT NULL,
      started_by TEXT NOT NULL CHECK (json_valid(started_by)),
      created_at TEXT NOT NULL,
      finished_at TEXT,
      CHECK ((state = 'running') = (finished_at IS NULL))
    ) STRICT`.execute(db);
  await sql`CREATE INDEX webhook_recovery_running ON webhook_recovery (seq) WHERE state = 'running'`.execute(db);
}
