import type { AppContext } from "../context.ts";
import { sumWaiting } from "./waiting.repository.ts";

/** What a settlement of an account would pay out before fees, in minor units by currency; never below zero. */
export async function waitingTotals(
  ctx: Pick<AppContext, "store">,
  query: { accountId: string; until: string },
): Promise<{ currency: string; amount: number }[]> {
  const sums = await ctx.store.read((db) => sumWaiting(db, query));
  return sums.map(({ currency, amount }) => ({ currency, amount: Math.max(0, amount) }));
}
