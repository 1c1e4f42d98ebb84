import type { AppContext } from "../context.ts";
import { answerDays, keysUntil } from "./answer-retention.service.ts";
import { deleteKeysUntil, hasKeyUntil } from "./idempotency.repository.ts";

const stepMax = 500;

/** Forgets the oldest keys that are past their time, and answers how many. */
export async function purgeIdempotencyKeys(ctx: Pick<AppContext, "store" | "clock">): Promise<number> {
  const until = await ctx.store.read(async (db) => {
    const end = keysUntil(await answerDays(db), ctx.clock.now());
    return (await hasKeyUntil(db, end)) ? end : null;
  });
  // Nearly always there is none, and a write that does nothing still costs a commit.
  if (until === null) return 0;
  return ctx.store.write((trx) => deleteKeysUntil(trx, until, stepMax));
}
