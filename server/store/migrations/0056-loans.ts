import { type Kysely, sql } from "kysely";

/** Credit from the offer to the loan: amounts are centavos of BRL, days are calendar days of São Paulo. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE iof_rate (
      borrower_kind TEXT NOT NULL CHECK (borrower_kind IN ('company', 'simples', 'individual')),
      effective_from TEXT NOT NULL,
      daily_ppb INTEGER NOT NULL CHECK (daily_ppb >= 0),
      flat_ppm INTEGER NOT NULL CHECK (flat_ppm >= 0),
      operation_max INTEGER CHECK (operation_max > 0),
      source TEXT NOT NULL,
      PRIMARY KEY (borrower_kind, effective_from)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    INSERT INTO iof_rate (borrower_kind, effective_from, daily_ppb, flat_ppm, operation_max, source) VALUES
      ('company', '2025-06-11', 82000, 3800, NULL, 'Decreto 6.306/2007, Decreto 12.499/2025'),
      ('simples', '2025-06-11', 27400, 3800, 3000000, 'Decreto 6.306/2007, Decreto 12.499/2025'),
      ('individual', '2025-06-11', 82000, 3800, NULL, 'Decreto 6.306/2007, Decreto 12.499/2025')`.execute(db);
  await sql`
    CREATE TABLE credit_offer (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES account (id),
      customer_id TEXT NOT NULL REFERENCES borrower (customer_id),
      status TEXT NOT NULL CHECK (status IN ('available', 'accepted', 'expired')),
      approved_amount INTEGER NOT NULL CHECK (approved_amount > 0),
      min_amount INTEGER NOT NULL CHECK (min_amount > 0),
      rate_ppm INTEGER NOT NULL CHECK (rate_ppm BETWEEN 0 AND 1000000),
      installments_min INTEGER NOT NULL CHECK (installments_min >= 1),
      installments_max INTEGER NOT NULL CHECK (installments_max >= installments_min),
      cost_mode TEXT NOT NULL CHECK (cost_mode IN ('deducted', 'financed')),
      fee_ppm INTEGER NOT NULL CHECK (fee_ppm BETWEEN 0 AND 1000000),
      borrower_kind TEXT NOT NULL CHECK (borrower_kind IN ('company', 'simples', 'individual')),
      valid_until TEXT NOT NULL,
      newest_simulation_id TEXT,
      issued_by TEXT,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      version INTEGER NOT NULL DEFAULT 1,
      CHECK (min_amount <= approved_amount)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX credit_offer_by_account ON credit_offer (account_id, created_at)`.execute(db);
  await sql`CREATE INDEX credit_offer_by_created ON credit_offer (created_at)`.execute(db);
  await sql`CREATE INDEX credit_offer_by_status ON credit_offer (status, created_at)`.execute(db);
  await sql`CREATE INDEX credit_offer_by_customer ON credit_offer (customer_id, created_at)`.execute(db);
  await sql`
    CREATE INDEX credit_offer_available ON credit_offer (account_id, valid_until) WHERE status = 'available'`.execute(
    db,
  );
  await sql`
    CREATE TABLE simulation (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES account (id),
      credit_offer_id TEXT NOT NULL REFERENCES credit_offer (id),
      requested_amount INTEGER NOT NULL CHECK (requested_amount > 0),
      principal_amount INTEGER NOT NULL CHECK (principal_amount > 0),
      net_amount INTEGER NOT NULL,
      interest_amount INTEGER NOT NULL,
      fees_amount INTEGER NOT NULL,
      iof_amount INTEGER NOT NULL,
      total_amount INTEGER NOT NULL,
      rate_ppm INTEGER NOT NULL,
      cet_year_bp INTEGER NOT NULL,
      cet_month_bp INTEGER NOT NULL,
      installment_count INTEGER NOT NULL CHECK (installment_count >= 1),
      installment_amount INTEGER NOT NULL,
      base_date TEXT NOT NULL,
      first_due_date TEXT NOT NULL,
      installments TEXT NOT NULL CHECK (json_valid(installments)),
      expires_at TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`CREATE INDEX simulation_by_offer ON simulation (credit_offer_id, seq)`.execute(db);
  await sql`
    CREATE TABLE loan (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES account (id),
      customer_id TEXT NOT NULL REFERENCES borrower (customer_id),
      credit_offer_id TEXT NOT NULL REFERENCES credit_offer (id),
      simulation_id TEXT NOT NULL REFERENCES simulation (id),
      status TEXT NOT NULL CHECK (status IN ('processing', 'contract_generated', 'awaiting_signatures', 'signed',
        'disbursing', 'active', 'finished', 'cancelled', 'error')),
      status_since TEXT NOT NULL,
      ccb_number TEXT UNIQUE,
      signing_code_hash TEXT UNIQUE,
      disbursement_method TEXT CHECK (disbursement_method IN ('pix')),
      disbursement_ordered_by TEXT,
      disbursement_ordered_at TEXT,
      disbursement_reference TEXT,
      disbursement_confirmed_by TEXT,
      disbursed_at TEXT,
      error_code TEXT,
      end_reason TEXT,
      next_step_at TEXT,
      finished_at TEXT,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      version INTEGER NOT NULL DEFAULT 1
    ) STRICT`.execute(db);
  await sql`CREATE INDEX loan_by_account ON loan (account_id, seq)`.execute(db);
  await sql`CREATE INDEX loan_by_customer ON loan (customer_id, seq)`.execute(db);
  await sql`CREATE INDEX loan_by_offer ON loan (credit_offer_id, seq)`.execute(db);
  await sql`CREATE INDEX loan_by_status ON loan (status, status_since)`.execute(db);
  await sql`CREATE INDEX loan_steps ON loan (account_id, next_step_at) WHERE next_step_at IS NOT NULL`.execute(db);
  await sql`
    CREATE TABLE loan_signer (
      loan_id TEXT NOT NULL REFERENCES loan (id),
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      cpf TEXT NOT NULL,
      signed_at TEXT,
      ip TEXT,
      PRIMARY KEY (loan_id, position)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE loan_entry (
      seq INTEGER PRIMARY KEY,
      loan_id TEXT NOT NULL REFERENCES loan (id),
      action TEXT NOT NULL,
      actor_type TEXT NOT NULL CHECK (actor_type IN ('staff', 'merchant', 'customer', 'system')),
      actor_id TEXT,
      note TEXT,
      details TEXT CHECK (json_valid(details)),
      happened_at TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`CREATE INDEX loan_entry_by_loan ON loan_entry (loan_id, seq)`.execute(db);
}
