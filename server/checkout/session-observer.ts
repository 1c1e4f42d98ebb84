import type { SessionStatus } from "../../shared/checkout/session.schema.ts";
import { balancesOf } from "../../shared/payments/balances.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { PaymentChange, PaymentObserver } from "../payments/payment-observer.ts";
import { countSessionMove } from "../metrics/session-count.service.ts";
import { planAutoCapture } from "./auto-capture.service.ts";
import { changeSession } from "./change-session.service.ts";
import { insertSessionEvent } from "./session-event.repository.ts";
import type { SessionRecord } from "./session.record.ts";
import { findSessionById } from "./session.repository.ts";
import { stepOf } from "./session-status.rules.ts";

/** Keeps a session's status, events and automatic capture in step with its payment, inside the payment's transaction. */
export function createSessionObserver(ctx: Pick<AppContext, "ids">): PaymentObserver {
  return {
    async paymentChanged(trx: Trx, change: PaymentChange): Promise<void> {
      const { payment, operation, at, requestId } = change;
      if (payment.session_id === null) return;
      const session = await findSessionById(trx, payment.session_id);
      if (session === null) return;
      await planAutoCapture(trx, session, payment.id, change.operations);
      const isExpiry = operation.actor.type === "system" && session.expires_at <= at;
      const step = stepOf(session.status, { ...operation, isExpiry });
      await countStep(trx, session, change, step?.status ?? session.status);
      if (step === null) return;
      const isCancelled = step.status === "cancelled" && session.cancelled_at === null;
      await changeSession(trx, session, {
        status: step.status,
        ...(isCancelled ? { cancelled_at: at, cancelled_by: operation.actor.id } : {}),
        updated_at: at,
      });
      for (const name of step.events) {
        await insertSessionEvent(trx, {
          sessionId: session.id,
          id: ctx.ids.uuid(),
          name,
          requestId,
          details: detailsOf(change),
          at,
        });
      }
    },
  };
}

/** Where the session stood before the operation moved, and where it stands now. Its payment says that it was opened. */
async function countStep(
  trx: Trx,
  session: SessionRecord,
  { operation, operations }: PaymentChange,
  status: SessionStatus,
): Promise<void> {
  const paid = { isOpened: true, isChosen: true };
  const before = operations.filter(({ id }) => id !== operation.id);
  await countSessionMove(trx, session, { ...paid, ...moneyOf(before) }, { ...paid, ...moneyOf(operations), status });
}

function moneyOf(operations: PaymentChange["operations"]) {
  const { authorized, captured } = balancesOf(operations);
  return { isAuthorized: authorized > 0, isCaptured: captured > 0 };
}

/** An end has no refusal of its own: it repeats the one that the payer met last. */
function detailsOf({ payment, operation, operations }: PaymentChange): Record<string, unknown> {
  const isEnd = operation.kind === "cancel" || operation.kind === "expire";
  const refusal = isEnd
    ? operations.findLast((other) => other.kind === "authorize" && other.state === "failed")?.error
    : operation.error;
  return {
    payment_product_type: payment.method,
    amount: isEnd ? payment.amount : operation.amount,
    ...(refusal === null || refusal === undefined ? {} : { error: refusal }),
  };
}
