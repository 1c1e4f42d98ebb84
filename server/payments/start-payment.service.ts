import type { Trx } from "../database.ts";
import { countStartedPayment } from "../metrics/payment-rollup.service.ts";
import type { NewPayment } from "./commands.ts";
import { insertTimelineEntry } from "./operation.repository.ts";
import { index } from "./payment-change.service.ts";
import type { PaymentRecord } from "./payment.record.ts";
import { insertPayment } from "./payment.repository.ts";

/** Opens a payment, `INITIATED`, inside the caller's transaction. No money is asked for yet. */
export async function startPayment(trx: Trx, input: NewPayment): Promise<PaymentRecord> {
  const payment = await insertPayment(trx, {
    id: input.id,
    account_id: input.accountId,
    merchant_id: input.merchantId,
    session_id: input.sessionId,
    customer_id: input.customerId,
    api: input.api,
    method: input.method,
    status: "INITIATED",
    currency: input.currency,
    amount: input.amount,
    merchant_reference: input.merchantReference,
    merchant_reference_2: input.merchantReference2,
    event_reference: input.eventReference,
    instrument: input.instrument === undefined ? null : JSON.stringify({ shown: input.instrument, gatewayToken: null }),
    payer: JSON.stringify(input.payer),
    details: JSON.stringify(input.details),
    authorization_expires_at: null,
    captured_at: null,
    refunded_at: null,
    created_at: input.at,
    updated_at: input.at,
  });
  await insertTimelineEntry(trx, {
    payment_id: payment.id,
    operation_id: null,
    kind: "payment.started",
    data: JSON.stringify({ amount: input.amount }),
    actor_type: input.by.actor.type,
    actor_id: input.by.actor.id,
    at: input.at,
  });
  await countStartedPayment(trx, payment);
  await index(trx, payment);
  return payment;
}
