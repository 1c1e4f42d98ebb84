import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import { deleteKeysUntil, hasKeyUntil } from "./idempotency.repository.ts";

/** No wire promises to remember a key for longer than thirty days; one more is for what is under way. */
const lifeMsMax = 31 * 86_400_000;
const stepMax = 500;

/** Forgets the oldest keys that no wire has to remember, and answers how many. */
export async function purgeIdempotencyKeys(ctx: Pick<AppContext, "store" | "clock">): Promise<number> {
  const until = shiftInstant(ctx.clock.now(), -lifeMsMax);
  // Nearly always there is none, and a write that does nothing still costs a commit.
  if (!(await ctx.store.read((db) => hasKeyUntil(db, until)))) return 0;
  return ctx.store.write((trx) => deleteKeysUntil(trx, until, stepMax));
}
