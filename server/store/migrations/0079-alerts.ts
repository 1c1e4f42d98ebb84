import { type Kysely, sql } from "kysely";

/** What somebody should look at: raised and cleared by itself, acknowledged by a person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE lending_settings ADD COLUMN stuck_hours INTEGER NOT NULL DEFAULT 48
      CHECK (stuck_hours BETWEEN 1 AND 8760)`.execute(db);
  await sql`
    CREATE TABLE alert (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES account (id),
      kind TEXT NOT NULL,
      object_id TEXT NOT NULL,
      label TEXT NOT NULL,
      amount INTEGER CHECK (amount >= 0),
      since TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'acknowledged', 'cleared')),
      raised_at TEXT NOT NULL,
      acknowledged_at TEXT,
      acknowledged_by TEXT REFERENCES staff (id),
      cleared_at TEXT,
      CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
      CHECK ((state = 'cleared') = (cleared_at IS NOT NULL)),
      CHECK (state <> 'acknowledged' OR acknowledged_at IS NOT NULL)
    ) STRICT`.execute(db);
  await sql`CREATE UNIQUE INDEX alert_standing ON alert (kind, object_id) WHERE state <> 'cleared'`.execute(db);
  await sql`CREATE INDEX alert_by_raised ON alert (raised_at, seq)`.execute(db);
  await sql`CREATE INDEX alert_by_account ON alert (account_id, raised_at, seq)`.execute(db);
  await sql`CREATE INDEX alert_by_state ON alert (state, kind, account_id)`.execute(db);
  await sql`CREATE INDEX alert_cleared ON alert (cleared_at, seq) WHERE cleared_at IS NOT NULL`.execute(db);
}
