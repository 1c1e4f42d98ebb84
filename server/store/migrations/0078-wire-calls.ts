import { type Kysely, sql } from "kysely";

/** What partners' servers asked to be changed and what they were answered, for a month, found by its request id or key. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE wire_call (
      seq INTEGER PRIMARY KEY,
      request_id TEXT NOT NULL UNIQUE,
      at TEXT NOT NULL,
      api TEXT NOT NULL CHECK (api IN ('lending')),
      account_id TEXT NOT NULL REFERENCES account (id),
      credential_id TEXT NOT NULL REFERENCES credential (id),
      method TEXT NOT NULL,
      path TEXT NOT NULL,
      status INTEGER NOT NULL CHECK (status BETWEEN 200 AND 599),
      code TEXT,
      idempotency_key TEXT,
      is_replay INTEGER NOT NULL CHECK (is_replay IN (0, 1)),
      object_type TEXT,
      object_id TEXT,
      content BLOB,
      key_id TEXT,
      CHECK ((content IS NULL) = (key_id IS NULL)),
      CHECK ((object_type IS NULL) = (object_id IS NULL))
    ) STRICT`.execute(db);
  await sql`CREATE INDEX wire_call_by_at ON wire_call (at, seq)`.execute(db);
  await sql`CREATE INDEX wire_call_by_account ON wire_call (account_id, at, seq)`.execute(db);
  await sql`
    CREATE INDEX wire_call_by_idempotency_key ON wire_call (idempotency_key) WHERE idempotency_key IS NOT NULL`.execute(
    db,
  );
  await sql`CREATE INDEX wire_call_by_object ON wire_call (object_id) WHERE object_id IS NOT NULL`.execute(db);
}
