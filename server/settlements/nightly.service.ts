import { systemActor } from "../audit/system-actor.ts";
import { listAccounts } from "../accounts/read-account.service.ts";
import type { AppContext } from "../context.ts";
import { settleUnit } from "./settle.service.ts";
import { isAnythingWaiting } from "./waiting.repository.ts";

/** Of one account in one call; other writes come in between. */
const unitsMax = 5;

const by = systemActor("nightly-settlement");

/**
 * Pays out, for every account, what was posted before the day (UTC) of `now`, at most a few bounded units per account
 * and call: a long history that nobody has settled is worked off little by little.
 *
 * @returns how many settlements were made.
 */
export async function settleNight(ctx: AppContext, now: string): Promise<number> {
  const until = `${now.slice(0, 10)}T00:00:00.000Z`;
  let made = 0;
  for (const { id: accountId } of await listAccounts(ctx, "all")) {
    if (!(await ctx.store.read((db) => isAnythingWaiting(db, { accountId, until })))) continue;
    for (let unit = 0, hasMore = true; hasMore && unit < unitsMax; unit += 1) {
      const settled = await settleUnit(ctx, { accountId, until, cause: "nightly", by });
      made += settled.settlements.length;
      hasMore = settled.hasMore;
    }
  }
  return made;
}
