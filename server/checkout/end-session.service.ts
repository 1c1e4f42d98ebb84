import { DomainError } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";
import { isOpen } from "../../shared/payments/balances.ts";
import type { EndReason } from "../../shared/payments/payment-status.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { By } from "../payments/commands.ts";
import { endPaymentWithin } from "../payments/end-payment.service.ts";
import type { OperationRecord } from "../payments/payment.record.ts";
import { operationsOfPayment } from "../payments/read-payment.service.ts";
import { recordEvent } from "../webhooks/event.service.ts";
import { changeSession } from "./change-session.service.ts";
import { countSessionMove } from "../metrics/session-count.service.ts";
import { hasSessionEvent, insertSessionEvent } from "./session-event.repository.ts";
import type { SessionRecord } from "./session.record.ts";

export interface EndSession {
  session: SessionRecord;
  /** Of a session that nobody tried to pay; with a payment, the payment's own end decides. */
  status: "cancelled" | "expired";
  /** Why the payment ends, when there is one. */
  reason: (operations: readonly OperationRecord[]) => EndReason;
  by: By;
}

/**
 * Ends a session that has not been paid, and its payment with it. With a payment, the session's
 * status and events follow from the payment's end by way of the session observer.
 *
 * @throws DomainError `operation_in_flight` while a try has not been answered; `operation_blocked` once it was paid.
 */
export async function endSessionWithin(trx: Trx, ctx: AppContext, end: EndSession): Promise<void> {
  const { session, by } = end;
  if (session.payment_id === null) {
    await endUnpaid(trx, ctx, end);
    return;
  }
  const operations = await operationsOfPayment(trx, session.payment_id);
  if (operations.some(isOpen)) {
    throw new DomainError("operation_in_flight", say("refusal.payment_processing"));
  }
  const reason = end.reason(operations);
  await endPaymentWithin(trx, ctx, { scope: [session.account_id], paymentId: session.payment_id, reason, by });
}

async function endUnpaid(trx: Trx, ctx: AppContext, { session, status, by }: EndSession): Promise<void> {
  const at = ctx.clock.now();
  const cancellation = status === "cancelled" ? { cancelled_at: at, cancelled_by: by.actor.id } : {};
  await changeSession(trx, session, { status, ...cancellation, updated_at: at });
  const isOpened = await hasSessionEvent(trx, session.id, "VISITED");
  await countSessionMove(trx, session, { isOpened }, { isOpened, status });
  // The documented event names know no expiry of a session that nobody tried to pay.
  if (status === "expired") return;
  await insertSessionEvent(trx, {
    sessionId: session.id,
    id: ctx.ids.uuid(),
    name: "CANCELLED",
    requestId: by.requestId,
    at,
  });
  // With a payment, its end is the event; here there is none, and the shop may want to hear of it all the same.
  await recordEvent(trx, ctx, {
    accountId: session.account_id,
    type: "session.cancelled",
    subjectType: "session",
    subjectId: session.id,
    operationId: null,
    payload: { session_id: session.id, merchant_reference: session.merchant_reference, reason: "cancelled" },
    at,
    requestId: by.requestId,
  });
}

/** The newest refusal of a try to pay. */
export function lastRefusalOf(operations: readonly OperationRecord[]) {
  return (
    operations.findLast(({ kind, state }) => (kind === "authorize" || kind === "receive") && state === "failed")
      ?.error ?? null
  );
}
