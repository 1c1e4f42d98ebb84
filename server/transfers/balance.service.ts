import type { AppContext } from "../context.ts";
import { listBalances } from "./balance.repository.ts";

export interface AccountBalance {
  currency: string;
  /** Minor units. */
  amount: number;
}

/** What all merchants of an account may ask for, by currency; currencies that were never held are left out. */
export async function balancesOfAccount(ctx: Pick<AppContext, "store">, accountId: string): Promise<AccountBalance[]> {
  const rows = await ctx.store.read((db) => listBalances(db, accountId));
  const sums = new Map<string, number>();
  for (const { currency, amount } of rows) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
