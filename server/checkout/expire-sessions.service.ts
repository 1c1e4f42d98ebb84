import { DomainError } from "../../shared/errors.ts";
import type { AppContext } from "../context.ts";
import type { By } from "../payments/commands.ts";
import { requireSession } from "./change-session.service.ts";
import { endSessionWithin } from "./end-session.service.ts";
import { publishSession } from "./publish-session.ts";
import { listOverdueSessions } from "./session.repository.ts";

const batchMax = 100;
const by: By = { actor: { type: "system", id: "session_expiry" }, requestId: null };

/**
 * Ends sessions whose time is over, each in a transaction of its own, at most one batch per call.
 * One whose payment is being processed waits for the answer and is looked at again.
 *
 * @returns how many ended.
 */
export async function expireSessions(ctx: AppContext, now: string): Promise<number> {
  const overdue = await ctx.store.read((db) => listOverdueSessions(db, now, batchMax));
  let ended = 0;
  for (const { id } of overdue) ended += (await expire(ctx, id, now)) ? 1 : 0;
  return ended;
}

async function expire(ctx: AppContext, id: string, now: string): Promise<boolean> {
  try {
    const session = await ctx.store.write(async (trx) => {
      const current = await requireSession(trx, "all", id);
      const isWaiting = current.status === "open" || current.status === "paying";
      if (!isWaiting || current.expires_at > now) return null;
      await endSessionWithin(trx, ctx, { session: current, status: "expired", reason: () => "failed", by });
      return current;
    });
    if (session !== null) publishSession(ctx, session);
    return session !== null;
  } catch (error) {
    if (error instanceof DomainError && error.code === "operation_in_flight") return false;
    throw error;
  }
}
