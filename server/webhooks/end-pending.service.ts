import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import {
  endedStateOf,
  type EndedState,
  endPending,
  hasPending,
  listSweeps,
  markSweep,
  unmarkSweep,
} from "./end-pending.repository.ts";

/** Deliveries that one write ends: a backlog of any length must not keep the process from everything else. */
const stepMax = 500;
/** Endpoints that one run looks at; the others wait until one of them is done. */
const endpointsMax = 50;

/**
 * Ends what waits for an endpoint that was disabled or deleted in this transaction: the first few
 * hundred here, the rest, and what is under way and fails, in the background.
 *
 * @returns how many were ended here, and whether more follow, in words of the audit log.
 */
export async function endWaiting(
  trx: Trx,
  { endpointId, state, at }: { endpointId: string; state: EndedState; at: string },
): Promise<Record<string, unknown>> {
  const count = await endPending(trx, { lane: endpointId, state, at, limit: stepMax });
  const hasMore = await hasPending(trx, endpointId);
  if (hasMore) await markSweep(trx, endpointId);
  return { [state]: count, ...(hasMore ? { more_follow: true } : {}) };
}

/**
 * Ends a few hundred more of what waits for each endpoint that is told nothing anymore. Which ones is
 * in the database, so that a restart goes on. One that was enabled meanwhile keeps what still waits.
 * True when there is more to end at once.
 */
export async function sweepEndpoints(ctx: Pick<AppContext, "store" | "clock">): Promise<boolean> {
  const endpointIds = await ctx.store.read((db) => listSweeps(db, endpointsMax));
  let hasMore = false;
  for (const endpointId of endpointIds) {
    const count = await ctx.store.write((trx) => sweepOne(trx, endpointId, ctx.clock.now()));
    hasMore = count === stepMax || hasMore;
  }
  return hasMore;
}

async function sweepOne(trx: Trx, endpointId: string, at: string): Promise<number> {
  const state = await endedStateOf(trx, endpointId);
  const count = state === null ? 0 : await endPending(trx, { lane: endpointId, state, at, limit: stepMax });
  if (state === null || !(await hasPending(trx, endpointId))) await unmarkSweep(trx, endpointId);
  return count;
}
