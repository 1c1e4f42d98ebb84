import { DomainError } from "../../shared/errors.ts";
import type { PaymentStatus } from "../../shared/payments/payment-status.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { By } from "../payments/commands.ts";
import { voidPayment } from "../payments/payment.service.ts";
import { findPaymentRecord } from "../payments/read-payment.service.ts";
import { requireSession } from "./change-session.service.ts";
import { endSessionWithin } from "./end-session.service.ts";
import { publishSession } from "./publish-session.ts";
import { getSession, type SessionWithEvents } from "./read-session.service.ts";
import { sessionCancelledReason } from "./session-status.rules.ts";
import type { SessionRecord } from "./session.record.ts";

export interface CancelSession {
  scope: AccountScope;
  sessionId: string;
  by: By;
}

/**
 * The merchant calls a session off: what nobody paid ends, what was only authorized is released, and
 * the session is cancelled in the same transaction. Cancelling again changes nothing.
 *
 * @throws DomainError `not_found`; `operation_blocked` once money was taken or the payment ended;
 * `operation_in_flight`; `processor_refused` and `processor_unavailable` of the release.
 */
export async function cancelSession(ctx: AppContext, command: CancelSession): Promise<SessionWithEvents> {
  const { session, isAuthorized } = await ctx.store.write((trx) => cancelUnpaid(trx, ctx, command));
  if (isAuthorized && session.payment_id !== null) {
    await voidPayment(ctx, {
      scope: command.scope,
      paymentId: session.payment_id,
      reason: sessionCancelledReason,
      note: null,
      // Read again by the second write: a part may have been captured between the two.
      refuse: ({ status }) => {
        if (status !== "AUTHORIZED") throw refused(status);
      },
      by: command.by,
    });
  }
  publishSession(ctx, session);
  return getSession(ctx, { scope: command.scope, id: command.sessionId });
}

async function cancelUnpaid(
  trx: Trx,
  ctx: AppContext,
  command: CancelSession,
): Promise<{ session: SessionRecord; isAuthorized: boolean }> {
  const session = await requireSession(trx, command.scope, command.sessionId);
  if (session.status === "cancelled") return { session, isAuthorized: false };
  const payment = session.payment_id === null ? null : await findPaymentRecord(trx, session.payment_id);
  if (payment?.status === "AUTHORIZED") return { session, isAuthorized: true };
  if (payment !== null && payment.status !== "INITIATED") throw refused(payment.status);
  await endSessionWithin(trx, ctx, { session, status: "cancelled", reason: () => "cancelled", by: command.by });
  return { session, isAuthorized: false };
}

function refused(status: PaymentStatus): DomainError {
  const message = `A session whose transaction is ${status} cannot be cancelled.`;
  return new DomainError("operation_blocked", message, {
    facts: { blocker: { code: "not_authorized", status }, status },
  });
}
