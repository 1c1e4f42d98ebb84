import { dayIn } from "../../../shared/calendar-day.ts";
import { lendingZone } from "../../../shared/lending/due-dates.ts";
import type { AppContext } from "../../context.ts";
import { lendingTime } from "../lending-clock.ts";
import { listLendingAccounts, listStaleLoans } from "./portfolio-rows.repository.ts";
import { applyRewrite, loadLoan } from "./rewrite-loan.service.ts";
import { planRewrite } from "./rewrite.rules.ts";

/** Loans that are written at once; others get their turn in between. */
const loansPerWrite = 25;

/**
 * Says anew of every loan with a late installment how late it is, once for each day of its account, and what that costs
 * where late charges are switched on. Answers how many loans were looked at in this step.
 */
export async function refreshOverdue(ctx: Pick<AppContext, "store" | "clock">): Promise<number> {
  let count = 0;
  for (const accountId of await ctx.store.read(listLendingAccounts)) {
    const stale = await ctx.store.read(async (db) => {
      const { now } = await lendingTime(db, ctx, accountId);
      const today = dayIn(lendingZone, Date.parse(now));
      return listStaleLoans(db, { accountId, today, limit: loansPerWrite });
    });
    if (stale.length === 0) continue;
    await ctx.store.write(async (trx) => {
      for (const loanId of stale) {
        const found = await loadLoan(trx, ctx, { scope: "all", loanId });
        await applyRewrite(trx, found, planRewrite(found.input));
      }
    });
    count += stale.length;
  }
  return count;
}
