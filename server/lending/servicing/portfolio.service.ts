import { dayIn } from "../../../shared/calendar-day.ts";
import { lendingZone } from "../../../shared/lending/due-dates.ts";
import type { Portfolio } from "../../../shared/lending/portfolio.schema.ts";
import { type AccountScope, isInScope } from "../../accounts/account-scope.ts";
import type { AppContext } from "../../context.ts";
import { lendingTime } from "../lending-clock.ts";
import { countOffers, noOffers } from "./offer-figures.repository.ts";
import { portfolioFigures } from "./portfolio-figures.rules.ts";
import { listBookGroups, listPortfolioDays } from "./portfolio.repository.ts";
import { listLendingAccounts } from "./portfolio-rows.repository.ts";

/**
 * The loan book of one account, because books of different lenders make no sense as one sum; of the first that has
 * paid a loan out where none is named. Costs what the book's groups and the offers of two months cost, not its installments.
 */
export async function readPortfolio(
  ctx: Pick<AppContext, "store" | "clock">,
  scope: AccountScope,
  account: string | undefined,
): Promise<Portfolio> {
  return ctx.store.read(async (db) => {
    const accounts = (await listLendingAccounts(db)).filter((id) => isInScope(scope, id));
    const accountId =
      accounts.find((id) => id === account) ?? (account === undefined ? accounts[0] : undefined) ?? null;
    if (accountId === null) {
      const today = dayIn(lendingZone, Date.parse(ctx.clock.now()));
      return { account_id: null, accounts, ...portfolioFigures([], [], today), ...noOffers };
    }
    const { now } = await lendingTime(db, ctx, accountId);
    const today = dayIn(lendingZone, Date.parse(now));
    const groups = await listBookGroups(db, accountId);
    const days = await listPortfolioDays(db, accountId);
    const offers = await countOffers(db, accountId, now);
    return { account_id: accountId, accounts, ...portfolioFigures(groups, days, today), ...offers };
  });
}
