import { sql } from "kysely";
import type { Db } from "../database.ts";
import { firstFault } from "./fault-query.repository.ts";

/** A transaction that does not sum to zero in one of its currencies, or has no postings at all. */
export async function findUnbalanced(db: Db): Promise<string | null> {
  const unbalanced = await firstFault(
    db,
    sql`
      SELECT 'ledger transaction ' || transaction_seq || ' sums to ' || sum(amount) || ' ' || min(currency) AS fault
      FROM ledger_posting AS posting
      GROUP BY transaction_seq
      HAVING (min(currency) = max(currency) AND sum(amount) <> 0)
        OR (min(currency) <> max(currency) AND EXISTS (
          SELECT 1 FROM ledger_posting AS own WHERE own.transaction_seq = posting.transaction_seq
          GROUP BY own.currency HAVING sum(own.amount) <> 0))
      LIMIT 1`,
  );
  if (unbalanced !== null) return unbalanced;
  return firstFault(
    db,
    sql`
      SELECT 'ledger transaction ' || seq || ' has no postings' AS fault FROM ledger_transaction AS entry
      WHERE NOT EXISTS (SELECT 1 FROM ledger_posting WHERE transaction_seq = entry.seq) LIMIT 1`,
  );
}

/** A succeeded operation that moved money without a ledger transaction. */
export function findUnposted(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'operation ' || operation.id || ' (' || operation.kind || ') succeeded and has no ledger transaction' AS fault
      FROM operation LEFT JOIN ledger_transaction AS entry ON entry.operation_id = operation.id
      WHERE operation.state = 'succeeded' AND operation.amount > 0 AND entry.seq IS NULL
        AND operation.kind IN ('authorize', 'capture', 'void', 'refund', 'receive')
      LIMIT 1`,
  );
}

/** A ledger transaction that says something else than the operation it belongs to. */
export function findMisposted(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'ledger transaction ' || entry.seq || ' does not agree with operation ' || min(operation.id) || ' (' ||
        min(operation.kind || ' ' || operation.state || ' ' || operation.amount || ' ' || operation.currency) || ')' AS fault
      FROM ledger_transaction AS entry
      JOIN operation ON operation.id = entry.operation_id
      JOIN payment ON payment.id = entry.payment_id
      JOIN ledger_posting AS posting ON posting.transaction_seq = entry.seq
      GROUP BY entry.seq
      HAVING sum(max(posting.amount, 0)) <> min(operation.amount)
        OR max(operation.state <> 'succeeded' OR operation.payment_id <> entry.payment_id
          OR operation.kind <> entry.kind OR payment.account_id <> entry.account_id
          OR posting.currency <> operation.currency)
      LIMIT 1`,
  );
}

/** A payment whose ledger accounts do not come to its own totals. */
export function findDriftedTotals(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'payment ' || payment.id || ': the ledger holds ' || -total(CASE WHEN posting.ledger_account = 'merchant_balance'
        THEN posting.amount END) || ' for the merchant, the payment says ' || (payment.captured - payment.refunded) AS fault
      FROM payment
      LEFT JOIN ledger_transaction AS entry ON entry.payment_id = payment.id
      LEFT JOIN ledger_posting AS posting ON posting.transaction_seq = entry.seq
      GROUP BY payment.seq
      HAVING -total(CASE WHEN posting.ledger_account = 'merchant_balance' THEN posting.amount END)
          <> payment.captured - payment.refunded
        OR -total(CASE WHEN posting.ledger_account = 'merchant_authorized' THEN posting.amount END)
          <> payment.authorized - payment.captured - payment.voided
        OR total(CASE WHEN posting.ledger_account = 'payer_clearing' THEN posting.amount END)
          <> payment.authorized - payment.voided - payment.refunded
      LIMIT 1`,
  );
}
