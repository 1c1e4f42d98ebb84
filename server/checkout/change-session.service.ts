import type { Order } from "../../shared/checkout/order.schema.ts";
import { DomainError } from "../../shared/errors.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { findSession, type SessionWithEvents } from "./read-session.service.ts";
import { hasSessionEvent, insertSessionEvent } from "./session-event.repository.ts";
import type { SessionRecord } from "./session.record.ts";
import { findSessionById, type SessionChange, updateSession } from "./session.repository.ts";
import { sessionBlocker, sessionBlockerText } from "./session-status.rules.ts";

/** @throws DomainError `not_found`, for another account's session as well. */
export async function requireSession(trx: Trx, scope: AccountScope, id: string): Promise<SessionRecord> {
  const session = await findSessionById(trx, id);
  if (session === null || !isInScope(scope, session.account_id)) {
    throw new DomainError("not_found", "There is no such session.");
  }
  return session;
}

/** @throws DomainError `session_closed` */
export function refuseClosed(session: SessionRecord, now: string): void {
  const blocker = sessionBlocker(session, now);
  if (blocker !== null) throw new DomainError("session_closed", sessionBlockerText(blocker), { facts: { blocker } });
}

/** @throws Error when the row moved under the transaction, which a single writer rules out. */
export async function changeSession(trx: Trx, session: SessionRecord, change: SessionChange): Promise<void> {
  if (!(await updateSession(trx, session, change)))
    throw new Error(`Session ${session.id} changed while it was being changed`);
}

export interface UpdateSession {
  scope: AccountScope;
  sessionId: string;
  order: Order;
  /** Other fields of the merchant's request that replace the stored ones. */
  request: Readonly<Record<string, unknown>>;
  headers: Readonly<Record<string, string>>;
  requestId: string;
}

/**
 * Replaces the order of a session that nobody has begun to pay. Its references stay what they were
 * when it was created.
 *
 * Once a payer has tried to pay, the payment has its own copy of the amount, which the next try asks
 * for: changing the session under it would show one amount and take another.
 *
 * @throws DomainError `not_found`, `session_closed`, or `operation_in_flight` once a payer has begun.
 */
export async function updateSessionOrder(ctx: AppContext, input: UpdateSession): Promise<SessionWithEvents> {
  const now = ctx.clock.now();
  const changed = await ctx.store.write(async (trx) => {
    const session = await requireSession(trx, input.scope, input.sessionId);
    refuseClosed(session, now);
    if (session.payment_id !== null) {
      throw new DomainError("session_closed", "The customer has begun to pay, so the order can no longer change.", {
        facts: { blocker: "paying" },
      });
    }
    const order = keepReferences(input.order, session.order);
    await changeSession(trx, session, {
      order: JSON.stringify(order),
      request: JSON.stringify({ ...session.request, ...input.request }),
      amount: order.amount,
      currency: order.currency,
      updated_at: now,
    });
    await insertSessionEvent(trx, {
      sessionId: session.id,
      id: ctx.ids.uuid(),
      name: "UPDATE_SESSION",
      requestId: input.requestId,
      requestHeaders: input.headers,
      details: { previous_order: session.order, updated_order: order },
      at: now,
    });
    return findSession(trx, session.id);
  });
  if (changed === null) throw new Error(`Session ${input.sessionId} is gone`);
  ctx.live.publish({ type: "session", id: changed.session.id, account_id: changed.session.account_id });
  return changed;
}

function keepReferences(order: Order, stored: Order): Order {
  const { merchant_reference, merchant_reference_2 } = stored;
  const { merchant_reference_2: _ignored, ...rest } = order;
  return { ...rest, merchant_reference, ...(merchant_reference_2 === undefined ? {} : { merchant_reference_2 }) };
}

export interface Visit {
  sessionId: string;
  ip: string | null;
  userAgent: string | null;
  requestId: string | null;
}

/** Notes that the payer opened the page: an event the first time, the newest address and browser every time. */
export async function visitSession(ctx: AppContext, visit: Visit): Promise<void> {
  const now = ctx.clock.now();
  await ctx.store.write(async (trx) => {
    const session = await requireSession(trx, "all", visit.sessionId);
    await changeSession(trx, session, { customer_ip: visit.ip, user_agent: visit.userAgent, updated_at: now });
    if (await hasSessionEvent(trx, session.id, "VISITED")) return;
    await insertSessionEvent(trx, {
      sessionId: session.id,
      id: ctx.ids.uuid(),
      name: "VISITED",
      requestId: visit.requestId,
      at: now,
    });
  });
}

/** Appends a fact to a session's events, inside the caller's transaction. */
export async function recordSessionEvent(
  trx: Trx,
  ctx: Pick<AppContext, "ids">,
  event: {
    sessionId: string;
    name: string;
    details?: Readonly<Record<string, unknown>>;
    requestId: string | null;
    at: string;
  },
): Promise<void> {
  await insertSessionEvent(trx, { ...event, id: ctx.ids.uuid() });
}
