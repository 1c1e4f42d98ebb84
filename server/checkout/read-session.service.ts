import { DomainError } from "../../shared/errors.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import { listSessionEvents } from "./session-event.repository.ts";
import type { SessionEventRecord, SessionRecord } from "./session.record.ts";
import { findSessionById } from "./session.repository.ts";

export interface SessionWithEvents {
  session: SessionRecord;
  events: readonly SessionEventRecord[];
}

/** The session that led to a payment, with its configuration and addresses parsed; null when there is none. */
export function sessionOfPayment(db: Db | Trx, sessionId: string): Promise<SessionRecord | null> {
  return findSessionById(db, sessionId);
}

export async function findSession(db: Db | Trx, id: string): Promise<SessionWithEvents | null> {
  const session = await findSessionById(db, id);
  return session === null ? null : { session, events: await listSessionEvents(db, [id]) };
}

/** @throws DomainError `not_found`, for another account's session as well. */
export async function getSession(
  ctx: AppContext,
  query: { scope: AccountScope; id: string },
): Promise<SessionWithEvents> {
  const found = await ctx.store.read((db) => findSession(db, query.id));
  if (found === null || !isInScope(query.scope, found.session.account_id)) {
    throw new DomainError("not_found", "There is no such session.");
  }
  return found;
}
