import { lendingRefusal } from "../../../shared/lending/lending-refusals.ts";
import { type AccountScope, isInScope } from "../../accounts/account-scope.ts";
import type { Db, Trx } from "../../database.ts";
import type { BorrowerRecord, BorrowerWithItems } from "./borrower.record.ts";
import { findBorrower, listKycItems } from "./borrower.repository.ts";

/** @throws DomainError `customer_not_found`, for another account's customer as well. */
export async function getBorrower(
  db: Db | Trx,
  { scope, id }: { scope: AccountScope; id: string },
): Promise<BorrowerRecord> {
  const borrower = await findBorrower(db, id);
  if (borrower === null || !isInScope(scope, borrower.account_id)) throw lendingRefusal("customer_not_found");
  return borrower;
}

/** As `getBorrower`, with what is asked of the customer. */
export async function getBorrowerWithItems(
  db: Db | Trx,
  query: { scope: AccountScope; id: string },
): Promise<BorrowerWithItems> {
  return { borrower: await getBorrower(db, query), items: await listKycItems(db, [query.id]) };
}

/** A customer who is known to be there, whoever asks. */
export function readBorrower(db: Db | Trx, id: string): Promise<BorrowerWithItems> {
  return getBorrowerWithItems(db, { scope: "all", id });
}
