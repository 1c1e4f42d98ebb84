import { minor } from "../../shared/money.ts";
import { type PaymentEventPayload, paymentEventType } from "../../shared/webhooks/payment-event.schema.ts";
import type { AppContext } from "../context.ts";
import type { PaymentChange, PaymentObserver } from "../payments/payment-observer.ts";
import { recordEvent } from "./event.service.ts";

/** Turns every operation whose outcome became known into an event, with its deliveries, in the same transaction. */
export function paymentEventRecorder(ctx: Pick<AppContext, "ids" | "dialects" | "store">): PaymentObserver {
  return {
    async paymentChanged(trx, change) {
      const type = paymentEventType(change.operation);
      if (type === null) return;
      await recordEvent(trx, ctx, {
        accountId: change.payment.account_id,
        type,
        subjectType: "payment",
        subjectId: change.payment.id,
        // An operation has one event, its outcome; that it is being reviewed is none.
        operationId: type === "payment.held" ? null : change.operation.id,
        payload: payloadOf(change),
        merchantId: change.payment.merchant_id,
        told: { payment: change.payment, operations: change.operations },
        at: change.at,
        requestId: change.requestId,
      });
    },
  };
}

function payloadOf({ payment, operation }: PaymentChange): PaymentEventPayload {
  return {
    payment_id: payment.id,
    account_id: payment.account_id,
    session_id: payment.session_id,
    merchant_reference: payment.merchant_reference,
    method: payment.method,
    status: payment.status,
    currency: payment.currency,
    amount: minor(payment.amount),
    authorized: minor(payment.authorized),
    captured: minor(payment.captured),
    refunded: minor(payment.refunded),
    voided: minor(payment.voided),
    created_at: payment.created_at,
    operation: {
      id: operation.id,
      kind: operation.kind,
      state: operation.state,
      amount: minor(operation.amount),
      reference: operation.reference,
      error: operation.error,
    },
    reason: operation.reason,
  };
}
