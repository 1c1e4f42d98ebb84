import { sql } from "kysely";
import type { Db } from "../database.ts";
import { firstFault } from "./fault-query.repository.ts";

/** A transfer whose steps in the ledger are not those of its state. */
export function findMisledTransfer(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'transfer ' || transfer.id || ' is ' || transfer.state || ', which the ledger has otherwise' AS fault
      FROM incoming_transfer AS transfer
      LEFT JOIN ledger_transaction AS entry ON entry.source_id = transfer.id
      LEFT JOIN ledger_posting AS posting ON posting.transaction_seq = entry.seq AND posting.amount > 0
      GROUP BY transfer.seq
      HAVING total(entry.kind = 'transfer_received') <> 1
        OR total(entry.kind = 'transfer_matched') <> (transfer.state = 'matched')
        OR total(entry.kind = 'transfer_returned') <> (transfer.state = 'returned')
        OR max(posting.amount <> transfer.amount OR posting.currency <> transfer.currency)
      LIMIT 1`,
  );
}

/** An order that is open and settled at once, or whose money is not the transfer that it names. */
export function findMismatchedOrder(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'order ' || held.payment_id || ' and its money do not agree' AS fault
      FROM transfer_order AS held
      JOIN payment ON payment.id = held.payment_id
      LEFT JOIN incoming_transfer AS transfer ON transfer.payment_id = held.payment_id
      WHERE (held.is_open = 1) <> (payment.status = 'INITIATED')
        OR held.transfer_id IS NOT transfer.id
        OR (transfer.id IS NOT NULL AND (payment.captured <> transfer.amount OR payment.currency <> transfer.currency))
        OR (transfer.id IS NULL AND payment.captured <> 0)
      LIMIT 1`,
  );
}

/** A payout whose steps in the ledger are not those of its state. */
export function findMisledPayout(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'payout ' || payout.id || ' is ' || payout.state || ', which the ledger has otherwise' AS fault
      FROM payout
      LEFT JOIN ledger_transaction AS entry ON entry.source_id = payout.id
      LEFT JOIN ledger_posting AS posting ON posting.transaction_seq = entry.seq AND posting.amount > 0
      GROUP BY payout.seq
      HAVING total(entry.kind = 'payout_accepted') <> 1
        OR total(entry.kind = 'payout_completed') <> (payout.state = 'completed')
        OR total(entry.kind = 'payout_failed') <> (payout.state = 'failed')
        OR max(posting.amount <> payout.amount OR posting.currency <> payout.currency)
      LIMIT 1`,
  );
}

/** A change of a merchant's balance in the ledger without the line of it, a line of nothing, or one that is misadded. */
export async function findMisledLine(db: Db): Promise<string | null> {
  const misled = await firstFault(
    db,
    sql`
      WITH posted AS (
        SELECT entry.seq, entry.account_id, payment.merchant_id, entry.kind, payment.id AS subject_id, posting.currency,
          -posting.amount AS amount
        FROM transfer_order AS held
        JOIN payment ON payment.id = held.payment_id
        JOIN ledger_transaction AS entry ON entry.payment_id = payment.id
        JOIN ledger_posting AS posting
          ON posting.transaction_seq = entry.seq AND posting.ledger_account = 'merchant_balance'
        UNION ALL
        SELECT entry.seq, entry.account_id, payout.merchant_id, entry.kind, payout.id, posting.currency, -posting.amount
        FROM payout
        JOIN ledger_transaction AS entry ON entry.source_id = payout.id
        JOIN ledger_posting AS posting
          ON posting.transaction_seq = entry.seq AND posting.ledger_account = 'merchant_balance'
        UNION ALL
        SELECT seq, account_id, merchant_id, kind, subject_id, currency, -amount FROM balance_line
      )
      SELECT 'ledger transaction ' || seq || ' and the line of merchant ' || merchant_id || ' do not agree' AS fault
      FROM posted GROUP BY seq, account_id, merchant_id, kind, subject_id, currency
      HAVING count(*) <> 2 OR sum(amount) <> 0 LIMIT 1`,
  );
  if (misled !== null) return misled;
  return firstFault(
    db,
    sql`
      SELECT 'line ' || seq || ' of merchant ' || merchant_id || ' says ' || balance || ' ' || currency ||
        ', and the lines before it come to ' || came_to AS fault
      FROM (
        SELECT seq, merchant_id, currency, balance, posted_at,
          sum(amount) OVER (PARTITION BY account_id, merchant_id, currency ORDER BY seq) AS came_to,
          max(posted_at) OVER (PARTITION BY account_id, merchant_id ORDER BY seq) AS newest
        FROM balance_line
      )
      WHERE balance <> came_to OR posted_at <> newest LIMIT 1`,
  );
}

/** A merchant's stored balance that its payments and payouts do not come to. */
export function findDriftedBalance(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      WITH posted AS (
        SELECT entry.account_id, payment.merchant_id, posting.currency, -posting.amount AS amount
        FROM transfer_order AS held
        JOIN payment ON payment.id = held.payment_id
        JOIN ledger_transaction AS entry ON entry.payment_id = payment.id
        JOIN ledger_posting AS posting
          ON posting.transaction_seq = entry.seq AND posting.ledger_account = 'merchant_balance'
        UNION ALL
        SELECT entry.account_id, payout.merchant_id, posting.currency, -posting.amount
        FROM payout
        JOIN ledger_transaction AS entry ON entry.source_id = payout.id
        JOIN ledger_posting AS posting
          ON posting.transaction_seq = entry.seq AND posting.ledger_account = 'merchant_balance'
        UNION ALL
        SELECT account_id, merchant_id, currency, -amount FROM merchant_balance
      )
      SELECT 'merchant ' || merchant_id || ' of ' || account_id || ': the stored balance is off by ' || -sum(amount) ||
        ' ' || currency AS fault
      FROM posted GROUP BY account_id, merchant_id, currency HAVING sum(amount) <> 0 LIMIT 1`,
  );
}
