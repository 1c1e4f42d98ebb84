import type { Generated } from "kysely";

/** What a loan that was paid out owes: a checked copy of its installments, for figures over many loans. Centavos. */
export interface LoanBookTable {
  loan_id: string;
  account_id: string;
  /** Calendar day. */
  disbursed_on: string;
  /** `YYYY-MM` of that day. */
  disbursed_month: string;
  /** What was lent. */
  principal: number;
  outstanding_principal: number;
  outstanding_interest: number;
  outstanding_fees: number;
  /** Calendar day of the oldest installment that is not paid; null once nothing is owed. */
  oldest_due: string | null;
  /** Calendar day on which an installment of it next becomes late, or later; null once nothing is owed. */
  refresh_on: string | null;
}

/** What happened and what was due on one day, over all loans of an account; written with the change. Centavos. */
export interface PortfolioDayTable {
  account_id: string;
  /** Calendar day. */
  day: string;
  loans_disbursed: Generated<number>;
  principal_disbursed: Generated<number>;
  /** Money that came on this day. */
  principal_repaid: Generated<number>;
  interest_repaid: Generated<number>;
  fees_repaid: Generated<number>;
  /** Of the installments with this due date. */
  principal_due: Generated<number>;
  interest_due: Generated<number>;
  fees_due: Generated<number>;
  /** What of those was paid, whenever it came. */
  principal_met: Generated<number>;
  interest_met: Generated<number>;
  fees_met: Generated<number>;
}
