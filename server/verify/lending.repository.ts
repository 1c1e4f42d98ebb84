import { sql } from "kysely";
import type { Db } from "../database.ts";
import { firstFault } from "./fault-query.repository.ts";

/** A loan whose status is not that of the newest step in its history, or that its partner was not told of. */
export function findUntoldLoan(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'loan ' || loan.id || ' is ' || loan.status || ', which its history or its events have otherwise' AS fault
      FROM loan
      WHERE loan.status IS NOT (
          SELECT details ->> '$.status' FROM loan_entry
          WHERE loan_id = loan.id AND details ->> '$.status' IS NOT NULL ORDER BY seq DESC LIMIT 1)
        OR NOT EXISTS (
          SELECT 1 FROM event WHERE event.subject_id = loan.id
            AND event.type = 'loan.' || iif(loan.status = 'processing', 'created', loan.status))
      LIMIT 1`,
  );
}

/** An offer that is accepted without a loan, or whose loan is not its only one. */
export function findMisledOffer(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'credit offer ' || offer.id || ' is ' || offer.status || ' and has ' || count(loan.seq) || ' loans' AS fault
      FROM credit_offer AS offer
      LEFT JOIN loan ON loan.credit_offer_id = offer.id AND loan.status <> 'cancelled'
      GROUP BY offer.seq
      HAVING count(loan.seq) <> (offer.status = 'accepted')
        OR max(loan.account_id <> offer.account_id OR loan.customer_id <> offer.customer_id)
      LIMIT 1`,
  );
}

/** A loan whose payout the ledger has otherwise, or of whose principal it holds something else than its installments. */
export function findMispostedLoan(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      WITH held AS (
        SELECT entry.source_id AS loan_id, posting.ledger_account, posting.amount
        FROM ledger_transaction AS entry JOIN ledger_posting AS posting ON posting.transaction_seq = entry.seq
        WHERE entry.kind = 'loan_disbursed'
      ), sums AS (
        SELECT loan_id, total(iif(ledger_account = 'loans_receivable', amount, 0)) AS principal,
          -total(iif(ledger_account = 'lending_cash', amount, 0)) AS net,
          -total(iif(ledger_account = 'iof_payable', amount, 0)) AS iof,
          -total(iif(ledger_account = 'lending_fees', amount, 0)) AS fees
        FROM held GROUP BY loan_id
      ), repaid AS (
        SELECT payment.loan_id, total(posting.amount) AS principal
        FROM loan_payment AS payment
        JOIN ledger_transaction AS entry ON entry.source_id = payment.id
        JOIN ledger_posting AS posting
          ON posting.transaction_seq = entry.seq AND posting.ledger_account = 'loans_receivable'
        GROUP BY payment.loan_id
      ), owed AS (
        SELECT loan_id, count(*) AS count, sum(principal) AS principal, sum(interest) AS interest,
          sum(principal - principal_paid) AS outstanding
        FROM installment GROUP BY loan_id
      )
      SELECT 'loan ' || loan.id || ' (' || loan.status || '): ledger, installments and simulation do not agree' AS fault
      FROM loan
      JOIN simulation ON simulation.id = loan.simulation_id
      LEFT JOIN sums ON sums.loan_id = loan.id
      LEFT JOIN repaid ON repaid.loan_id = loan.id
      LEFT JOIN owed ON owed.loan_id = loan.id
      WHERE (loan.status IN ('active', 'finished')) <> (loan.disbursed_at IS NOT NULL)
        OR (loan.disbursed_at IS NOT NULL) <> (sums.loan_id IS NOT NULL)
        OR (loan.disbursed_at IS NOT NULL) <> (owed.loan_id IS NOT NULL)
        OR (loan.disbursed_at IS NOT NULL AND (
          sums.principal <> simulation.principal_amount OR sums.net <> simulation.net_amount
          OR sums.iof <> simulation.iof_amount OR sums.fees <> simulation.fees_amount
          OR owed.count <> simulation.installment_count OR owed.principal <> simulation.principal_amount
          OR owed.interest <> simulation.interest_amount
          OR owed.outstanding <> sums.principal + coalesce(repaid.principal, 0)))
      LIMIT 1`,
  );
}
