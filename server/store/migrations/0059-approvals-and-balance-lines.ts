import { type Kysely, sql } from "kysely";

/**
 * Requests above a limit, which another person than the one who asked decides about; and the lines of every shop's
 * balance, each with what the balance came to, so that a page of them needs none of those before it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addApprovals(db);
  await addBalanceLines(db);
  // For keys that reach every account.
  await sql`CREATE INDEX transfer_order_by_seq ON transfer_order (payment_seq, account_id, merchant_id)`.execute(db);
}

async function addApprovals(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE approval (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES account (id),
      kind TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'declined')),
      payment_id TEXT NOT NULL REFERENCES payment (id),
      operation_id TEXT NOT NULL UNIQUE REFERENCES operation (id),
      limit_amount INTEGER NOT NULL CHECK (limit_amount >= 0),
      requested_by TEXT NOT NULL REFERENCES staff (id),
      requested_at TEXT NOT NULL,
      decided_by TEXT REFERENCES staff (id),
      decided_at TEXT,
      note TEXT,
      CHECK ((state = 'waiting') = (decided_by IS NULL)),
      CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
      CHECK (decided_by <> requested_by),
      CHECK (state <> 'declined' OR note IS NOT NULL)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX approval_by_requested ON approval (requested_at, seq)`.execute(db);
  await sql`CREATE INDEX approval_by_account_requested ON approval (account_id, requested_at, seq)`.execute(db);
  await sql`CREATE INDEX approval_by_state_requested ON approval (state, requested_at, seq)`.execute(db);
  await sql`CREATE INDEX approval_by_payment ON approval (payment_id)`.execute(db);
}

async function addBalanceLines(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE balance_line (
      seq INTEGER PRIMARY KEY REFERENCES ledger_transaction (seq),
      account_id TEXT NOT NULL REFERENCES account (id),
      merchant_id TEXT NOT NULL,
      currency TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('receive', 'refund', 'payout_accepted', 'payout_failed')),
      subject_id TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK (amount <> 0),
      balance INTEGER NOT NULL,
      posted_at TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`CREATE INDEX balance_line_by_shop ON balance_line (account_id, merchant_id, posted_at, seq)`.execute(db);
  // What the ledger has of shops that ask for their money. A clock that went back must not put lines out of order.
  await sql`
    INSERT INTO balance_line
      (seq, account_id, merchant_id, currency, kind, subject_id, amount, balance, posted_at)
    SELECT seq, account_id, merchant_id, currency, kind, subject_id, amount,
      sum(amount) OVER (PARTITION BY account_id, merchant_id, currency ORDER BY seq),
      max(posted_at) OVER (PARTITION BY account_id, merchant_id ORDER BY seq)
    FROM (
      SELECT entry.seq, entry.account_id, payment.merchant_id, posting.currency, entry.kind, payment.id AS subject_id,
        -posting.amount AS amount, entry.posted_at
      FROM transfer_order AS held
      JOIN payment ON payment.id = held.payment_id
      JOIN ledger_transaction AS entry ON entry.payment_id = payment.id
      JOIN ledger_posting AS posting
        ON posting.transaction_seq = entry.seq AND posting.ledger_account = 'merchant_balance'
      UNION ALL
      SELECT entry.seq, entry.account_id, payout.merchant_id, posting.currency, entry.kind, payout.id,
        -posting.amount, entry.posted_at
      FROM payout
      JOIN ledger_transaction AS entry ON entry.source_id = payout.id
      JOIN ledger_posting AS posting
        ON posting.transaction_seq = entry.seq AND posting.ledger_account = 'merchant_balance'
    )`.execute(db);
}
