import type { LoanStatus } from "../../shared/lending/lending-states.ts";
import type { Db } from "../database.ts";

interface Window {
  accountId: string;
  /** Both inclusive. */
  from: string;
  to: string;
  limit: number;
}

const waiting: readonly LoanStatus[] = [
  "processing",
  "contract_generated",
  "awaiting_signatures",
  "signed",
  "disbursing",
];

/** Loans on their way to the payout that have had their status since before `to`, the longest waiting first. */
export async function listWaitingLoans(db: Db, { accountId, to, limit }: Omit<Window, "from">) {
  return db
    .selectFrom("loan")
    .select(["id", "ccb_number", "status_since"])
    .where("account_id", "=", accountId)
    .where("status", "in", waiting)
    .where("status_since", "<=", to)
    .orderBy("status_since")
    .limit(limit)
    .execute();
}

/** Offers that nobody has taken and whose last moment lies between the two. */
export async function listEndingOffers(db: Db, { accountId, from, to, limit }: Window) {
  return db
    .selectFrom("credit_offer")
    .select(["id", "valid_until"])
    .where("account_id", "=", accountId)
    .where("status", "=", "available")
    .where("valid_until", ">", from)
    .where("valid_until", "<=", to)
    .orderBy("valid_until")
    .limit(limit)
    .execute();
}

/** Loans whose oldest unpaid installment was due between the two days, the latest first. */
export async function listMissedLoans(db: Db, { accountId, from, to, limit }: Window) {
  return db
    .selectFrom("loan_book")
    .innerJoin("loan", "loan.id", "loan_book.loan_id")
    .select(["loan.id", "loan.ccb_number", "loan_book.oldest_due"])
    .where("loan_book.account_id", "=", accountId)
    .where("loan_book.oldest_due", ">=", from)
    .where("loan_book.oldest_due", "<=", to)
    .orderBy("loan_book.oldest_due", "desc")
    .limit(limit)
    .execute();
}
