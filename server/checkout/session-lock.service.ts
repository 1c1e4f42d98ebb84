import { DomainError } from "../../shared/errors.ts";
import { isOpen } from "../../shared/payments/balances.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import type { By } from "../payments/commands.ts";
import { operationsOfPayment } from "../payments/read-payment.service.ts";
import { recordSessionEvent, refuseClosed, requireSession } from "./change-session.service.ts";
import { publishSession } from "./publish-session.ts";
import { newestSessionEvent } from "./session-event.repository.ts";
import { lockEnded, lockHeldBy, lockStarted } from "./session-lock.rules.ts";

/**
 * Holds the payer while the shop changes the order. Locking what is locked answers the same lock.
 *
 * @throws DomainError `not_found`; `session_closed`; `operation_in_flight` while a try to pay is being answered.
 */
export async function lockSession(ctx: AppContext, command: { sessionId: string; by: By }): Promise<string> {
  const now = ctx.clock.now();
  return ctx.store.write(async (trx) => {
    const session = await requireSession(trx, "all", command.sessionId);
    refuseClosed(session, now);
    const operations = session.payment_id === null ? [] : await operationsOfPayment(trx, session.payment_id);
    if (operations.some(isOpen)) {
      throw new DomainError("operation_in_flight", "The payment is being processed. Wait for its answer.");
    }
    const held = await activeLock(trx, session.id, now);
    if (held !== null) return held;
    const lockId = ctx.ids.uuid();
    await recordLock(trx, ctx, { sessionId: session.id, name: lockStarted, lockId, by: command.by });
    return lockId;
  });
}

/** Lets the payer go on; without a lock nothing happens. @throws DomainError `not_found` */
export async function unlockSession(ctx: AppContext, command: { sessionId: string; by: By }): Promise<void> {
  const session = await ctx.store.write(async (trx) => {
    const found = await requireSession(trx, "all", command.sessionId);
    await endLockWithin(trx, ctx, command);
    return found;
  });
  publishSession(ctx, session);
}

/** The lock that holds the session now, inside the caller's transaction; null when there is none. */
export async function activeLock(db: Db | Trx, sessionId: string, now: string): Promise<string | null> {
  return lockHeldBy(await newestSessionEvent(db, sessionId, [lockStarted, lockEnded]), now);
}

/** @throws DomainError `operation_in_flight` */
export async function refuseLocked(db: Db | Trx, sessionId: string, now: string): Promise<void> {
  if ((await activeLock(db, sessionId, now)) === null) return;
  throw new DomainError("operation_in_flight", "The shop is changing the order. Wait a moment.");
}

export async function endLockWithin(
  trx: Trx,
  ctx: Pick<AppContext, "ids" | "clock">,
  { sessionId, by }: { sessionId: string; by: By },
): Promise<void> {
  const lockId = await activeLock(trx, sessionId, ctx.clock.now());
  if (lockId !== null) await recordLock(trx, ctx, { sessionId, name: lockEnded, lockId, by });
}

function recordLock(
  trx: Trx,
  ctx: Pick<AppContext, "ids" | "clock">,
  { sessionId, name, lockId, by }: { sessionId: string; name: string; lockId: string; by: By },
): Promise<void> {
  const details = { pay_lock_id: lockId };
  return recordSessionEvent(trx, ctx, { sessionId, name, details, requestId: by.requestId, at: ctx.clock.now() });
}
