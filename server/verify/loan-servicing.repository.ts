import { sql } from "kysely";
import type { Db } from "../database.ts";
import { firstFault } from "./fault-query.repository.ts";

/** An installment that is paid otherwise than the bookings that hold say, or a booking that is not its parts. */
export async function findMisallocated(db: Db): Promise<string | null> {
  const installment = await firstFault(
    db,
    sql`
      SELECT 'installment ' || installment.number || ' of loan ' || installment.loan_id ||
        ' is paid otherwise than its bookings say' AS fault
      FROM installment LEFT JOIN (
        SELECT payment.loan_id, part.installment_number AS number, sum(part.principal) AS principal,
          sum(part.interest) AS interest, sum(part.fees) AS fees
        FROM loan_payment_part AS part JOIN loan_payment AS payment ON payment.id = part.payment_id
        WHERE payment.reversed_at IS NULL GROUP BY payment.loan_id, part.installment_number
      ) AS paid ON paid.loan_id = installment.loan_id AND paid.number = installment.number
      WHERE installment.principal_paid <> coalesce(paid.principal, 0)
        OR installment.interest_paid <> coalesce(paid.interest, 0) OR installment.fees_paid <> coalesce(paid.fees, 0)
      LIMIT 1`,
  );
  if (installment !== null) return installment;
  return firstFault(
    db,
    sql`
      SELECT 'payment ' || payment.id || ' of loan ' || payment.loan_id || ' is ' || payment.amount ||
        ' and its parts come to ' || total(part.principal + part.interest + part.fees) AS fault
      FROM loan_payment AS payment LEFT JOIN loan_payment_part AS part ON part.payment_id = payment.id
      GROUP BY payment.seq HAVING payment.amount <> total(part.principal + part.interest + part.fees) LIMIT 1`,
  );
}

/** A repayment that the ledger has otherwise: its money, or what all of a loan's money was for. */
export async function findMispostedRepayment(db: Db): Promise<string | null> {
  const cash = await firstFault(
    db,
    sql`
      SELECT 'payment ' || payment.id || ' of loan ' || payment.loan_id || ' is in the ledger otherwise' AS fault
      FROM loan_payment AS payment
      LEFT JOIN ledger_transaction AS entry ON entry.source_id = payment.id
      LEFT JOIN ledger_posting AS posting
        ON posting.transaction_seq = entry.seq AND posting.ledger_account = 'lending_cash'
      GROUP BY payment.seq
      HAVING total(CASE WHEN entry.kind = 'loan_payment' THEN posting.amount END) <> payment.amount
        OR total(posting.amount) <> iif(payment.reversed_at IS NULL, payment.amount, 0) LIMIT 1`,
  );
  if (cash !== null) return cash;
  return firstFault(
    db,
    sql`
      SELECT 'loan ' || paid.loan_id || ' is paid otherwise than the ledger says' AS fault
      FROM (
        SELECT loan_id, sum(principal_paid) AS principal, sum(interest_paid) AS interest, sum(fees_paid) AS fees
        FROM installment GROUP BY loan_id
      ) AS paid
      JOIN (
        SELECT payment.loan_id,
          -total(CASE WHEN posting.ledger_account = 'loans_receivable' THEN posting.amount END) AS principal,
          -total(CASE WHEN posting.ledger_account = 'interest_income' THEN posting.amount END) AS interest,
          -total(CASE WHEN posting.ledger_account = 'lending_fees' THEN posting.amount END) AS fees
        FROM loan_payment AS payment
        JOIN ledger_transaction AS entry ON entry.source_id = payment.id
        JOIN ledger_posting AS posting ON posting.transaction_seq = entry.seq
        GROUP BY payment.loan_id
      ) AS posted ON posted.loan_id = paid.loan_id
      WHERE posted.principal <> paid.principal OR posted.interest <> paid.interest OR posted.fees <> paid.fees LIMIT 1`,
  );
}

/** A loan that the book of all loans has otherwise than its installments, or a finished one that owes something. */
export function findMisbookedLoan(db: Db): Promise<string | null> {
  const owed = (part: string) => sql`sum(${sql.ref(`installment.${part}`)} - ${sql.ref(`installment.${part}_paid`)})`;
  return firstFault(
    db,
    sql`
      SELECT 'loan ' || loan.id || ' (' || loan.status || ') is in the book otherwise than its installments say' AS fault
      FROM loan JOIN installment ON installment.loan_id = loan.id LEFT JOIN loan_book AS book ON book.loan_id = loan.id
      GROUP BY loan.seq, book.loan_id
      HAVING book.loan_id IS NULL OR book.principal <> sum(installment.principal)
        OR book.outstanding_principal <> ${owed("principal")} OR book.outstanding_interest <> ${owed("interest")}
        OR book.outstanding_fees <> ${owed("fees")}
        OR book.oldest_due IS NOT min(CASE WHEN installment.status <> 'paid' THEN installment.due_date END)
        OR (loan.status = 'finished') <> (book.oldest_due IS NULL)
      LIMIT 1`,
  );
}

/** A day of an account's portfolio that is not what its loans and their bookings come to. */
export function findMiscountedDay(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      WITH facts (account_id, day, disbursed, repaid, due, met) AS (
        SELECT account_id, disbursed_on, principal, 0, 0, 0 FROM loan_book
        UNION ALL
        SELECT account_id, paid_on, 0, amount, 0, 0 FROM loan_payment WHERE reversed_at IS NULL
        UNION ALL
        SELECT account_id, due_date, 0, 0, principal + interest + fees, principal_paid + interest_paid + fees_paid
        FROM installment
        UNION ALL
        SELECT account_id, day, -principal_disbursed, -principal_repaid - interest_repaid - fees_repaid,
          -principal_due - interest_due - fees_due, -principal_met - interest_met - fees_met
        FROM portfolio_day
      )
      SELECT 'the portfolio of ' || account_id || ' on ' || day || ' is not what its loans come to' AS fault
      FROM facts GROUP BY account_id, day
      HAVING sum(disbursed) <> 0 OR sum(repaid) <> 0 OR sum(due) <> 0 OR sum(met) <> 0 LIMIT 1`,
  );
}
