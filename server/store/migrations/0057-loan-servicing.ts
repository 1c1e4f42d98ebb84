import { type Kysely, sql } from "kysely";

/** What is owed and what was paid: a reversal leaves the booking in place and says who took it back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE installment (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      loan_id TEXT NOT NULL REFERENCES loan (id),
      account_id TEXT NOT NULL REFERENCES account (id),
      number INTEGER NOT NULL CHECK (number >= 1),
      due_date TEXT NOT NULL,
      principal INTEGER NOT NULL CHECK (principal >= 0),
      interest INTEGER NOT NULL CHECK (interest >= 0),
      fees INTEGER NOT NULL DEFAULT 0 CHECK (fees >= 0),
      charges_late INTEGER CHECK (charges_late IN (0, 1)),
      principal_paid INTEGER NOT NULL DEFAULT 0 CHECK (principal_paid BETWEEN 0 AND principal),
      interest_paid INTEGER NOT NULL DEFAULT 0 CHECK (interest_paid BETWEEN 0 AND interest),
      fees_paid INTEGER NOT NULL DEFAULT 0 CHECK (fees_paid BETWEEN 0 AND fees),
      status TEXT NOT NULL CHECK (status IN ('pending', 'paid', 'overdue', 'partially_paid')),
      days_overdue INTEGER NOT NULL DEFAULT 0 CHECK (days_overdue >= 0),
      paid_at TEXT,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      UNIQUE (loan_id, number)
    ) STRICT`.execute(db);
  await sql`
    CREATE INDEX installment_open ON installment (account_id, due_date) WHERE status <> 'paid'`.execute(db);
  await sql`
    CREATE TABLE loan_payment (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      loan_id TEXT NOT NULL REFERENCES loan (id),
      account_id TEXT NOT NULL REFERENCES account (id),
      amount INTEGER NOT NULL CHECK (amount > 0),
      paid_on TEXT NOT NULL,
      paid_at TEXT NOT NULL,
      reference TEXT NOT NULL,
      note TEXT,
      booked_by TEXT NOT NULL,
      booked_at TEXT NOT NULL,
      reversed_by TEXT,
      reversed_at TEXT,
      reversal_reason TEXT,
      CHECK ((reversed_at IS NULL) = (reversal_reason IS NULL))
    ) STRICT`.execute(db);
  await sql`CREATE INDEX loan_payment_by_loan ON loan_payment (loan_id, seq)`.execute(db);
  await sql`
    CREATE TABLE loan_payment_part (
      payment_id TEXT NOT NULL REFERENCES loan_payment (id),
      installment_number INTEGER NOT NULL,
      principal INTEGER NOT NULL CHECK (principal >= 0),
      interest INTEGER NOT NULL CHECK (interest >= 0),
      fees INTEGER NOT NULL CHECK (fees >= 0),
      PRIMARY KEY (payment_id, installment_number)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE loan_book (
      loan_id TEXT PRIMARY KEY NOT NULL REFERENCES loan (id),
      account_id TEXT NOT NULL REFERENCES account (id),
      disbursed_on TEXT NOT NULL,
      disbursed_month TEXT NOT NULL,
      principal INTEGER NOT NULL CHECK (principal > 0),
      outstanding_principal INTEGER NOT NULL CHECK (outstanding_principal BETWEEN 0 AND principal),
      outstanding_interest INTEGER NOT NULL CHECK (outstanding_interest >= 0),
      outstanding_fees INTEGER NOT NULL CHECK (outstanding_fees >= 0),
      oldest_due TEXT,
      refresh_on TEXT,
      CHECK ((oldest_due IS NULL) = (refresh_on IS NULL))
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE INDEX loan_book_groups
    ON loan_book (account_id, disbursed_month, oldest_due, principal, outstanding_principal)`.execute(db);
  await sql`CREATE INDEX loan_book_refresh ON loan_book (account_id, refresh_on) WHERE refresh_on IS NOT NULL`.execute(
    db,
  );
  await sql`CREATE INDEX loan_book_oldest ON loan_book (account_id, oldest_due) WHERE oldest_due IS NOT NULL`.execute(
    db,
  );
  await sql`
    CREATE TABLE portfolio_day (
      account_id TEXT NOT NULL REFERENCES account (id),
      day TEXT NOT NULL,
      loans_disbursed INTEGER NOT NULL DEFAULT 0,
      principal_disbursed INTEGER NOT NULL DEFAULT 0,
      principal_repaid INTEGER NOT NULL DEFAULT 0,
      interest_repaid INTEGER NOT NULL DEFAULT 0,
      fees_repaid INTEGER NOT NULL DEFAULT 0,
      principal_due INTEGER NOT NULL DEFAULT 0,
      interest_due INTEGER NOT NULL DEFAULT 0,
      fees_due INTEGER NOT NULL DEFAULT 0,
      principal_met INTEGER NOT NULL DEFAULT 0,
      interest_met INTEGER NOT NULL DEFAULT 0,
      fees_met INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (account_id, day)
    ) STRICT, WITHOUT ROWID`.execute(db);
  for (const column of ["created_at", "status_since"]) {
    const name = sql.raw(column);
    await sql`CREATE INDEX ${sql.raw(`loan_by_account_${column}`)} ON loan (account_id, ${name}, seq)`.execute(db);
    await sql`CREATE INDEX ${sql.raw(`loan_by_${column}`)} ON loan (${name}, seq)`.execute(db);
  }
  await sql`CREATE INDEX loan_board ON loan (account_id, status, status_since, seq)`.execute(db);
}
