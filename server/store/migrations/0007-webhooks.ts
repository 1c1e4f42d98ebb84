import { type Kysely, sql } from "kysely";

/** Endpoints, events, one delivery per event and endpoint, one attempt per HTTP try. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE webhook_endpoint (
      id TEXT PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES account (id),
      merchant_id TEXT,
      dialect TEXT NOT NULL,
      url TEXT,
      description TEXT,
      event_patterns TEXT NOT NULL CHECK (json_valid(event_patterns)),
      settings TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(settings)),
      disabled_at TEXT,
      disabled_reason TEXT,
      deleted_at TEXT,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      version INTEGER NOT NULL DEFAULT 0
    ) STRICT`.execute(db);
  await sql`CREATE INDEX webhook_endpoint_by_account ON webhook_endpoint (account_id, created_at)`.execute(db);
  // An endpoint without an address serves whatever brings its own; an account has one per dialect.
  await sql`
    CREATE UNIQUE INDEX webhook_endpoint_addressless ON webhook_endpoint (account_id, dialect)
    WHERE url IS NULL AND deleted_at IS NULL`.execute(db);
  await sql`
    CREATE TABLE webhook_secret (
      id TEXT PRIMARY KEY,
      endpoint_id TEXT NOT NULL REFERENCES webhook_endpoint (id),
      ciphertext BLOB NOT NULL,
      key_id TEXT NOT NULL,
      created_at TEXT NOT NULL,
      expires_at TEXT
    ) STRICT`.execute(db);
  await sql`CREATE INDEX webhook_secret_by_endpoint ON webhook_secret (endpoint_id, created_at)`.execute(db);
  await sql`
    CREATE TABLE event (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES account (id),
      type TEXT NOT NULL,
      subject_type TEXT NOT NULL,
      subject_id TEXT NOT NULL,
      operation_id TEXT UNIQUE REFERENCES operation (id),
      payload TEXT NOT NULL CHECK (json_valid(payload)),
      delivery_count INTEGER NOT NULL CHECK (delivery_count >= 0),
      created_at TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`CREATE INDEX event_by_created ON event (created_at, seq)`.execute(db);
  await sql`CREATE INDEX event_by_subject ON event (subject_id, seq)`.execute(db);
  await sql`
    CREATE TABLE delivery (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES account (id),
      event_id TEXT NOT NULL REFERENCES event (id),
      event_type TEXT NOT NULL,
      endpoint_id TEXT NOT NULL REFERENCES webhook_endpoint (id),
      subject_id TEXT NOT NULL,
      dialect TEXT NOT NULL,
      lane TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'exhausted', 'rejected', 'dropped', 'skipped')),
      url TEXT NOT NULL,
      method TEXT NOT NULL CHECK (method IN ('GET', 'POST')),
      body BLOB,
      attempt_count INTEGER NOT NULL DEFAULT 0,
      next_attempt_at TEXT,
      lease_until TEXT,
      lease_token TEXT,
      last_code INTEGER,
      last_error TEXT,
      created_at TEXT NOT NULL,
      finished_at TEXT
    ) STRICT`.execute(db);
  await sql`CREATE INDEX delivery_by_created ON delivery (created_at, seq)`.execute(db);
  await sql`CREATE INDEX delivery_by_event ON delivery (event_id)`.execute(db);
  await sql`CREATE INDEX delivery_by_subject ON delivery (subject_id, seq)`.execute(db);
  await sql`CREATE INDEX delivery_by_endpoint ON delivery (endpoint_id, created_at, seq)`.execute(db);
  await sql`CREATE INDEX delivery_by_account ON delivery (account_id, created_at, seq)`.execute(db);
  await sql`CREATE INDEX delivery_by_state ON delivery (state, created_at, seq)`.execute(db);
  // By lane, so that one receiver's backlog is never walked through to find another's next delivery.
  await sql`
    CREATE INDEX delivery_due ON delivery (lane, (attempt_count > 0), next_attempt_at, seq)
    WHERE state = 'pending'`.execute(db);
  await sql`
    CREATE TABLE delivery_attempt (
      delivery_id TEXT NOT NULL REFERENCES delivery (id),
      number INTEGER NOT NULL,
      started_at TEXT NOT NULL,
      duration_ms INTEGER NOT NULL,
      outcome TEXT NOT NULL,
      code INTEGER,
      error TEXT,
      request_headers TEXT NOT NULL CHECK (json_valid(request_headers)),
      response_headers TEXT CHECK (json_valid(response_headers)),
      response_body BLOB,
      response_truncated INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (delivery_id, number)
    ) STRICT, WITHOUT ROWID`.execute(db);
}
