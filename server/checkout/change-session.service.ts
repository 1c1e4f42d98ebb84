import { DomainError } from "../../shared/errors.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import { countSessionMove } from "../metrics/session-count.service.ts";
import { hasSessionEvent, insertSessionEvent } from "./session-event.repository.ts";
import type { SessionRecord } from "./session.record.ts";
import { findSessionById, type SessionChange, updateSession } from "./session.repository.ts";
import { sessionBlocker, sessionBlockerSaid } from "./session-status.rules.ts";

/** @throws DomainError `not_found`, for another account's session as well. */
export async function requireSession(trx: Db | Trx, scope: AccountScope, id: string): Promise<SessionRecord> {
  const session = await findSessionById(trx, id);
  if (session === null || !isInScope(scope, session.account_id)) {
    throw new DomainError("not_found", "There is no such session.");
  }
  return session;
}

/** @throws DomainError `session_closed` */
export function refuseClosed(session: SessionRecord, now: string): void {
  const blocker = sessionBlocker(session, now);
  if (blocker !== null) throw new DomainError("session_closed", sessionBlockerSaid(blocker), { facts: { blocker } });
}

/** @throws Error when the row moved under the transaction, which a single writer rules out. */
export async function changeSession(trx: Trx, session: SessionRecord, change: SessionChange): Promise<void> {
  if (!(await updateSession(trx, session, change)))
    throw new Error(`Session ${session.id} changed while it was being changed`);
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
    if (session.payment_id === null) await countSessionMove(trx, session, {}, { isOpened: true });
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
