import { sql } from "kysely";
import type { Db } from "../database.ts";
import { firstFault } from "./fault-query.repository.ts";

/** A settlement that does not come to its lines. */
export function findMissummed(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'settlement ' || settlement.id || ' says ' || settlement.amount || ' and its lines come to ' ||
        total(line.capture - line.refund - line.fee) AS fault
      FROM settlement LEFT JOIN settlement_line AS line ON line.settlement_seq = settlement.seq
      GROUP BY settlement.seq
      HAVING settlement.amount <> settlement.capture - settlement.refund - settlement.fee
        OR settlement.capture <> total(line.capture) OR settlement.refund <> total(line.refund)
        OR settlement.fee <> total(line.fee) OR settlement.line_count <> count(line.line)
      LIMIT 1`,
  );
}

/** A line that the ledger does not know, or knows otherwise. */
export function findUnledgered(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'settlement ' || settlement.id || ' pays out operation ' || line.operation_id ||
        ', which the ledger has otherwise' AS fault
      FROM settlement_line AS line
      JOIN settlement ON settlement.seq = line.settlement_seq
      LEFT JOIN ledger_transaction AS entry ON entry.operation_id = line.operation_id
      LEFT JOIN ledger_posting AS posting
        ON posting.transaction_seq = entry.seq AND posting.ledger_account = 'merchant_balance'
      WHERE entry.seq IS NULL OR posting.amount IS NULL OR entry.settlement_seq IS NOT line.settlement_seq
        OR -posting.amount <> line.capture - line.refund OR posting.currency <> settlement.currency
        OR entry.account_id <> settlement.account_id OR entry.payment_id <> line.payment_id
      LIMIT 1`,
  );
}

/** What the ledger counts as paid out and no settlement has a line for. */
export function findUnlined(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'ledger transaction ' || entry.seq || ' is marked as settled and is on no line' AS fault
      FROM ledger_transaction AS entry
      WHERE entry.settlement_seq IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM settlement_line AS line
        WHERE line.operation_id = entry.operation_id AND line.settlement_seq = entry.settlement_seq)
      LIMIT 1`,
  );
}

/** A settlement whose own postings do not balance, or are not what it says. */
export function findMispostedSettlement(db: Db): Promise<string | null> {
  const postedTo = (account: string) =>
    sql`total(CASE WHEN posting.ledger_account = ${account} THEN posting.amount END)`;
  return firstFault(
    db,
    sql`
      SELECT 'settlement ' || settlement.id || ' is posted otherwise than it says' AS fault
      FROM settlement LEFT JOIN ledger_settlement_posting AS posting ON posting.settlement_seq = settlement.seq
      GROUP BY settlement.seq
      HAVING total(posting.amount) <> 0 OR max(posting.currency <> settlement.currency) = 1
        OR ${postedTo("merchant_balance")} <> settlement.capture - settlement.refund
        OR ${postedTo("provider_fees")} <> -settlement.fee
        OR ${postedTo("merchant_bank")} <> -settlement.payout
      LIMIT 1`,
  );
}

/** An account's earnings with one provider in one currency are paid out, or postponed, to the last unit. */
export function findLostPayout(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'account ' || account_id || ' earned ' || sum(amount) || ' ' || currency || ' with ' || provider ||
        ' and was paid ' || sum(payout) AS fault
      FROM settlement GROUP BY account_id, provider, currency
      HAVING sum(amount) <> sum(payout) + total(CASE WHEN payment_status = 'postponed' THEN amount END)
      LIMIT 1`,
  );
}
