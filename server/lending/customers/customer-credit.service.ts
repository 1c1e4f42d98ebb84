import type { Listed } from "../../../shared/page.ts";
import type { AccountScope } from "../../accounts/account-scope.ts";
import type { AppContext } from "../../context.ts";
import type { ListRequest } from "../../http/list-query.ts";
import { listOffersForStaff, type NamedOffer } from "../credit/staff-offers.service.ts";
import { lendingTime } from "../lending-clock.ts";
import { agesOf, listLoansForStaff, type StaffLoan } from "../servicing/staff-loans.service.ts";
import type { BorrowerWithItems } from "./borrower.record.ts";
import { findBorrower, listKycItems } from "./borrower.repository.ts";
import { listRunningLoans, sumOpenOffers } from "./customer-credit.repository.ts";

/** What somebody has to do with credit. Amounts are centavos. */
export interface CustomerCredit {
  borrower: BorrowerWithItems;
  offers: Listed<NamedOffer>;
  openOffers: { count: number; amount: number };
  loans: Listed<StaffLoan>;
  runningLoans: { count: number; outstanding: number; late: number };
}

/** Of one customer, with the newest offers and loans; null for somebody who was never registered for credit. */
export async function customerCredit(
  ctx: AppContext,
  {
    scope,
    customerId,
    request,
    limit,
  }: { scope: AccountScope; customerId: string; request: ListRequest; limit: number },
): Promise<CustomerCredit | null> {
  const borrower = await ctx.store.read((db) => findBorrower(db, customerId));
  if (borrower === null) return null;
  // Listed first: reading an account's offers ends those whose time is over.
  const offers = await listOffersForStaff(ctx, scope, request);
  const loans = await listLoansForStaff(ctx, scope, request);
  return ctx.store.read(async (db) => {
    const { now } = await lendingTime(db, ctx, borrower.account_id);
    const running = await listRunningLoans(db, { customerId, limit });
    const late = running.filter(({ oldest_due }) => agesOf({ oldest_due, status_since: now }, now).days_late > 0);
    return {
      borrower: { borrower, items: await listKycItems(db, [customerId]) },
      offers,
      openOffers: await sumOpenOffers(db, { customerId, limit }),
      loans,
      runningLoans: {
        count: running.length,
        outstanding: running.reduce((sum, { outstanding }) => sum + outstanding, 0),
        late: late.length,
      },
    };
  });
}
