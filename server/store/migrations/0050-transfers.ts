import { type Kysely, sql } from "kysely";

/** Payments by transfer: what a merchant wishes, the orders that wait for money, and the money that came. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE customer ADD COLUMN document_type TEXT`.execute(db);
  await sql`ALTER TABLE customer ADD COLUMN document_number TEXT`.execute(db);
  await sql`
    CREATE INDEX customer_by_document ON customer (account_id, document_number)
    WHERE document_number IS NOT NULL`.execute(db);
  await sql`
    CREATE TABLE transfer_settings (
      account_id TEXT NOT NULL REFERENCES account (id),
      merchant_id TEXT NOT NULL,
      order_expiration_hours REAL CHECK (order_expiration_hours >= 0),
      hold_hours REAL NOT NULL CHECK (hold_hours >= 0),
      refund_policy TEXT NOT NULL CHECK (refund_policy IN ('on_reception', 'on_expiration')),
      tolerance_basis_points INTEGER NOT NULL CHECK (tolerance_basis_points BETWEEN 0 AND 10000),
      tolerance_max INTEGER NOT NULL CHECK (tolerance_max >= 0),
      currencies TEXT NOT NULL CHECK (json_valid(currencies)),
      pays_out INTEGER NOT NULL CHECK (pays_out IN (0, 1)),
      approval_above INTEGER CHECK (approval_above >= 0),
      updated_at TEXT NOT NULL,
      PRIMARY KEY (account_id, merchant_id),
      FOREIGN KEY (account_id, merchant_id) REFERENCES merchant (account_id, id)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE transfer_order (
      payment_id TEXT PRIMARY KEY NOT NULL REFERENCES payment (id),
      payment_seq INTEGER NOT NULL,
      account_id TEXT NOT NULL REFERENCES account (id),
      merchant_id TEXT NOT NULL,
      method TEXT NOT NULL CHECK (method IN ('bank_transfer', 'qr', 'instant_bank_transfer', 'pix_qr')),
      reference TEXT NOT NULL,
      instructions TEXT NOT NULL CHECK (json_valid(instructions)),
      document_type TEXT NOT NULL CHECK (document_type IN ('CUIT', 'CUIL', 'DNI', 'CPF', 'CNPJ')),
      document_number TEXT NOT NULL,
      allows_over_under INTEGER NOT NULL CHECK (allows_over_under IN (0, 1)),
      tolerance_max INTEGER NOT NULL CHECK (tolerance_max >= 0),
      success_url TEXT,
      cancel_url TEXT,
      expires_at TEXT,
      is_open INTEGER NOT NULL DEFAULT 1 CHECK (is_open IN (0, 1)),
      transfer_id TEXT,
      amount_verdict TEXT CHECK (amount_verdict IN ('exact', 'over', 'under')),
      bank_trx_id TEXT,
      received_at TEXT,
      UNIQUE (account_id, reference)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX transfer_order_by_account ON transfer_order (account_id, payment_seq)`.execute(db);
  await sql`CREATE INDEX transfer_order_by_merchant ON transfer_order (account_id, merchant_id, payment_seq)`.execute(
    db,
  );
  await sql`CREATE INDEX transfer_order_open_by_document ON transfer_order (account_id, document_number) WHERE is_open = 1`.execute(
    db,
  );
  await sql`
    CREATE INDEX transfer_order_open_by_expiry ON transfer_order (expires_at)
    WHERE is_open = 1 AND expires_at IS NOT NULL`.execute(db);
  await sql`CREATE INDEX transfer_order_by_document ON transfer_order (document_number)`.execute(db);
  await sql`CREATE INDEX transfer_order_by_bank_trx ON transfer_order (bank_trx_id) WHERE bank_trx_id IS NOT NULL`.execute(
    db,
  );
  await sql`
    CREATE TABLE incoming_transfer (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES account (id),
      merchant_id TEXT NOT NULL,
      currency TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK (amount > 0),
      reference TEXT,
      is_by_code INTEGER NOT NULL CHECK (is_by_code IN (0, 1)),
      payer_document TEXT,
      payer_name TEXT,
      payer_account TEXT,
      bank_trx_id TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('queued', 'matched', 'unmatched', 'held', 'returning', 'returned')),
      obstacle TEXT CHECK (obstacle IN ('no_order', 'document', 'amount', 'method', 'late')),
      payment_id TEXT REFERENCES payment (id),
      return_at TEXT,
      return_reference TEXT,
      attempts INTEGER NOT NULL DEFAULT 0,
      received_at TEXT NOT NULL,
      settled_at TEXT,
      version INTEGER NOT NULL DEFAULT 0,
      UNIQUE (account_id, bank_trx_id),
      CHECK ((state = 'matched') = (payment_id IS NOT NULL))
    ) STRICT`.execute(db);
  await sql`CREATE INDEX incoming_transfer_unmatched ON incoming_transfer (account_id) WHERE state = 'unmatched'`.execute(
    db,
  );
  await sql`CREATE INDEX incoming_transfer_queued ON incoming_transfer (seq) WHERE state = 'queued'`.execute(db);
  await sql`
    CREATE INDEX incoming_transfer_returning ON incoming_transfer (return_at)
    WHERE state IN ('unmatched', 'returning') AND return_at IS NOT NULL`.execute(db);
  await sql`CREATE INDEX incoming_transfer_by_received ON incoming_transfer (received_at, seq)`.execute(db);
  await sql`CREATE INDEX incoming_transfer_by_account_received ON incoming_transfer (account_id, received_at, seq)`.execute(
    db,
  );
  await sql`CREATE INDEX incoming_transfer_by_state_received ON incoming_transfer (state, received_at, seq)`.execute(
    db,
  );
  await sql`CREATE INDEX incoming_transfer_by_payment ON incoming_transfer (payment_id) WHERE payment_id IS NOT NULL`.execute(
    db,
  );
  await sql`
    CREATE TABLE payout (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES account (id),
      merchant_id TEXT NOT NULL,
      currency TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK (amount > 0),
      destination TEXT NOT NULL CHECK (json_valid(destination)),
      external_id TEXT,
      customer_id TEXT,
      metadata TEXT CHECK (json_valid(metadata)),
      state TEXT NOT NULL CHECK (state IN ('awaiting_approval', 'pending', 'processing', 'completed', 'failed')),
      processor_key TEXT NOT NULL,
      bank_trx_id TEXT,
      error_message TEXT,
      attempts INTEGER NOT NULL DEFAULT 0,
      next_attempt_at TEXT,
      decided_by TEXT REFERENCES staff (id),
      actor_type TEXT NOT NULL CHECK (actor_type IN ('merchant', 'staff', 'system')),
      actor_id TEXT NOT NULL,
      created_at TEXT NOT NULL,
      submitted_at TEXT,
      completed_at TEXT,
      version INTEGER NOT NULL DEFAULT 0,
      CHECK ((state IN ('pending', 'processing')) = (next_attempt_at IS NOT NULL))
    ) STRICT`.execute(db);
  await sql`CREATE INDEX payout_due ON payout (next_attempt_at) WHERE state IN ('pending', 'processing')`.execute(db);
  await sql`CREATE INDEX payout_by_created ON payout (created_at, seq)`.execute(db);
  await sql`CREATE INDEX payout_by_account_created ON payout (account_id, created_at, seq)`.execute(db);
  await sql`CREATE INDEX payout_by_state_created ON payout (state, created_at, seq)`.execute(db);
  await sql`
    CREATE TABLE merchant_balance (
      account_id TEXT NOT NULL REFERENCES account (id),
      merchant_id TEXT NOT NULL,
      currency TEXT NOT NULL,
      amount INTEGER NOT NULL,
      PRIMARY KEY (account_id, merchant_id, currency)
    ) STRICT, WITHOUT ROWID`.execute(db);
}
