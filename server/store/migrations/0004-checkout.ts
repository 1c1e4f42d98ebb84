import { type Kysely, sql } from "kysely";

/** Payment profiles, checkout sessions and what happened to each session. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE payment_profile (
      account_id TEXT NOT NULL REFERENCES account (id),
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      description TEXT,
      configuration TEXT NOT NULL CHECK (json_valid(configuration)),
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      PRIMARY KEY (account_id, id)
    ) STRICT`.execute(db);
  await sql`
    CREATE TABLE checkout_session (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES account (id),
      profile_id TEXT NOT NULL,
      customer_id TEXT REFERENCES customer (id),
      payment_id TEXT,
      status TEXT NOT NULL CHECK (status IN ('open', 'paying', 'authorized', 'on_hold', 'declined', 'failed', 'cancelled', 'expired')),
      currency TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK (amount >= 0),
      merchant_reference TEXT NOT NULL,
      merchant_reference_2 TEXT,
      return_url TEXT NOT NULL,
      callback_url TEXT,
      "order" TEXT NOT NULL CHECK (json_valid("order")),
      customer TEXT CHECK (json_valid(customer)),
      configuration TEXT NOT NULL CHECK (json_valid(configuration)),
      request TEXT NOT NULL CHECK (json_valid(request)),
      initiating_headers TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(initiating_headers)),
      customer_ip TEXT,
      user_agent TEXT,
      cancelled_by TEXT,
      cancelled_at TEXT,
      expires_at TEXT NOT NULL,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      version INTEGER NOT NULL DEFAULT 0
    ) STRICT`.execute(db);
  await sql`CREATE INDEX checkout_session_by_created ON checkout_session (created_at, seq)`.execute(db);
  await sql`CREATE INDEX checkout_session_by_account_created ON checkout_session (account_id, created_at, seq)`.execute(
    db,
  );
  await sql`CREATE INDEX checkout_session_by_status_created ON checkout_session (status, created_at, seq)`.execute(db);
  await sql`CREATE INDEX checkout_session_by_reference ON checkout_session (merchant_reference, created_at, seq)`.execute(
    db,
  );
  await sql`CREATE INDEX checkout_session_by_customer ON checkout_session (customer_id, created_at, seq) WHERE customer_id IS NOT NULL`.execute(
    db,
  );
  await sql`CREATE INDEX checkout_session_open_by_expiry ON checkout_session (expires_at) WHERE status IN ('open', 'paying')`.execute(
    db,
  );
  await sql`
    CREATE TABLE checkout_session_event (
      seq INTEGER PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES checkout_session (id),
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      request_id TEXT,
      request_headers TEXT CHECK (json_valid(request_headers)),
      details TEXT CHECK (json_valid(details)),
      created_at TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`CREATE INDEX checkout_session_event_by_session ON checkout_session_event (session_id, seq)`.execute(db);
}
