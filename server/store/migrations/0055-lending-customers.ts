import { type Kysely, sql } from "kysely";

/** Who borrows: what a partner declared, what is asked for to know the customer, and every document ever sent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE credential ADD COLUMN expires_at TEXT`.execute(db);
  await sql`
    ALTER TABLE credential ADD COLUMN keeps_tokens INTEGER NOT NULL DEFAULT 0 CHECK (keeps_tokens IN (0, 1))`.execute(
    db,
  );
  await sql`
    CREATE TABLE lending_settings (
      account_id TEXT PRIMARY KEY NOT NULL REFERENCES account (id),
      clock_offset_seconds INTEGER NOT NULL DEFAULT 0 CHECK (clock_offset_seconds >= 0),
      fee_ppm INTEGER NOT NULL DEFAULT 12000 CHECK (fee_ppm BETWEEN 0 AND 1000000),
      kyc_items TEXT CHECK (json_valid(kyc_items)),
      signing_hours INTEGER NOT NULL DEFAULT 168 CHECK (signing_hours > 0),
      charges_late_fees INTEGER NOT NULL DEFAULT 0 CHECK (charges_late_fees IN (0, 1)),
      updated_at TEXT NOT NULL,
      version INTEGER NOT NULL DEFAULT 1
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE borrower (
      seq INTEGER PRIMARY KEY,
      customer_id TEXT NOT NULL UNIQUE REFERENCES customer (id),
      account_id TEXT NOT NULL REFERENCES account (id),
      status TEXT NOT NULL CHECK (status IN ('pending_kyc', 'under_review', 'active', 'denied')),
      status_since TEXT NOT NULL,
      profile TEXT NOT NULL CHECK (profile IN ('mei', 'ei', 'ltda', 'eireli')),
      cpf TEXT NOT NULL,
      cnpj TEXT,
      name TEXT NOT NULL,
      email TEXT NOT NULL,
      phone TEXT NOT NULL,
      trading_name TEXT,
      external_id TEXT,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`CREATE UNIQUE INDEX borrower_by_cpf ON borrower (account_id, cpf)`.execute(db);
  await sql`CREATE UNIQUE INDEX borrower_by_cnpj ON borrower (account_id, cnpj) WHERE cnpj IS NOT NULL`.execute(db);
  await sql`
    CREATE UNIQUE INDEX borrower_by_external_id ON borrower (account_id, external_id)
    WHERE external_id IS NOT NULL`.execute(db);
  for (const column of ["created_at", "updated_at", "name", "status_since"]) {
    await sql`
      CREATE INDEX ${sql.ref(`borrower_by_${column}`)} ON borrower (account_id, ${sql.ref(column)}, seq)`.execute(db);
  }
  for (const column of ["name", "email"]) {
    await sql`
      CREATE INDEX ${sql.ref(`borrower_by_${column}_text`)}
      ON borrower (account_id, ${sql.ref(column)} COLLATE NOCASE)`.execute(db);
  }
  await sql`CREATE INDEX borrower_by_account ON borrower (account_id, seq)`.execute(db);
  await sql`CREATE INDEX borrower_waiting ON borrower (status, status_since) WHERE status <> 'active'`.execute(db);
  await sql`
    CREATE TABLE kyc_item (
      customer_id TEXT NOT NULL REFERENCES borrower (customer_id),
      type TEXT NOT NULL,
      position INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('document', 'data')),
      requirement TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('pending', 'submitted', 'approved', 'rejected', 'pending_correction')),
      message TEXT,
      uploaded_at TEXT,
      updated_at TEXT NOT NULL,
      PRIMARY KEY (customer_id, type)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE kyc_document (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      customer_id TEXT NOT NULL REFERENCES borrower (customer_id),
      account_id TEXT NOT NULL REFERENCES account (id),
      type TEXT NOT NULL,
      format TEXT NOT NULL CHECK (format IN ('pdf', 'jpeg', 'png')),
      size_bytes INTEGER NOT NULL CHECK (size_bytes > 0),
      sha256 TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('submitted', 'approved', 'rejected', 'replaced')),
      message TEXT,
      uploaded_at TEXT NOT NULL,
      decided_at TEXT,
      decided_by TEXT,
      updated_at TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`CREATE INDEX kyc_document_by_customer ON kyc_document (customer_id, seq)`.execute(db);
  await sql`
    CREATE TABLE kyc_document_content (
      document_id TEXT PRIMARY KEY NOT NULL REFERENCES kyc_document (id),
      ciphertext BLOB NOT NULL,
      key_id TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`
    CREATE TABLE kyc_entry (
      seq INTEGER PRIMARY KEY,
      customer_id TEXT NOT NULL REFERENCES borrower (customer_id),
      action TEXT NOT NULL,
      item_type TEXT,
      document_id TEXT REFERENCES kyc_document (id),
      actor_type TEXT NOT NULL CHECK (actor_type IN ('staff', 'merchant', 'customer', 'system')),
      actor_id TEXT,
      note TEXT,
      details TEXT CHECK (json_valid(details)),
      happened_at TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`CREATE INDEX kyc_entry_by_customer ON kyc_entry (customer_id, seq)`.execute(db);
  await sql`
    CREATE TABLE biometrics_session (
      seq INTEGER PRIMARY KEY,
      code_hash TEXT NOT NULL UNIQUE,
      customer_id TEXT NOT NULL REFERENCES borrower (customer_id),
      account_id TEXT NOT NULL REFERENCES account (id),
      state TEXT NOT NULL CHECK (state IN ('open', 'completed', 'ended')),
      expires_at TEXT NOT NULL,
      completed_at TEXT,
      document_id TEXT REFERENCES kyc_document (id),
      created_at TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`
    CREATE UNIQUE INDEX biometrics_session_open ON biometrics_session (customer_id) WHERE state = 'open'`.execute(db);
  await sql`
    CREATE TABLE sandbox_step (
      seq INTEGER PRIMARY KEY,
      customer_id TEXT NOT NULL REFERENCES borrower (customer_id),
      action TEXT NOT NULL CHECK (action IN ('approve_item', 'reject_item', 'complete_biometrics', 'deny')),
      item_type TEXT,
      due_at TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`CREATE INDEX sandbox_step_due ON sandbox_step (due_at, seq)`.execute(db);
  await sql`CREATE INDEX biometrics_session_by_customer ON biometrics_session (customer_id, seq)`.execute(db);
}
