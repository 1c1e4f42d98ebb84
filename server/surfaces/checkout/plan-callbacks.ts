import { type PaymentEventPayload, paymentEventPayloadSchema } from "../../../shared/webhooks/payment-event.schema.ts";
import { findSession, sessionOfPayment } from "../../checkout/read-session.service.ts";
import type { SessionRecord } from "../../checkout/session.record.ts";
import type { Db } from "../../database.ts";
import { findPaymentRecord, operationsOfPayment } from "../../payments/read-payment.service.ts";
import type { EventRecord, PlannedDelivery } from "../../webhooks/dialect.ts";
import { type CallbackReason, callbackReasons } from "./callback-plan.rules.ts";
import { type CallbackFacts, type CallbackSwitches, callbackUrl, readSwitches } from "./callback-url.rules.ts";
import { wireUuid } from "./event-id.ts";
import { presentSession } from "./present-session.ts";
import { presentTransaction } from "./present-transaction.ts";
import { partsOfTransaction } from "./transaction-parts.ts";

/** The calls that an event leads to, by the wishes in the query of the session's callback address. */
export async function planCallbacks(db: Db, event: EventRecord): Promise<PlannedDelivery[]> {
  if (event.type === "session.cancelled") return planForUnpaid(db, event);
  // Without a session there is no address to call.
  if (event.subject_type !== "payment" || event.payload["session_id"] === null) return [];
  const payload = paymentEventPayloadSchema.parse(event.payload);
  const target = payload.session_id === null ? null : await targetOf(db, payload.session_id);
  if (target === null) return [];
  const { session, switches } = target;
  const isCapturedAutomatically = session.configuration.auto_capture === true;
  const wasToldOnHold = await wasReviewed(db, payload);
  const reasons = callbackReasons(payload, { isCapturedAutomatically, wasToldOnHold, ...switches });
  if (reasons.length === 0) return [];
  const body = switches.method === "POST" ? await transactionBody(db, payload, switches) : null;
  return reasons.map((reason) => deliveryTo(target, factsOf(session, payload, reason), body));
}

/** Only a try that was reviewed has a name at the processor although it was refused. */
async function wasReviewed(db: Db, { payment_id, status }: PaymentEventPayload): Promise<boolean> {
  if (status !== "FAILED") return false;
  const operations = await operationsOfPayment(db, payment_id);
  return operations.some(
    ({ kind, state, processor_reference }) =>
      kind === "authorize" && state === "failed" && processor_reference !== null,
  );
}

/** Nobody tried to pay, so there is no transaction to tell of. */
async function planForUnpaid(db: Db, event: EventRecord): Promise<PlannedDelivery[]> {
  const target = await targetOf(db, event.subject_id);
  if (target === null || !target.switches.reportsErrors) return [];
  const { id: sessionId, merchant_reference: merchantReference } = target.session;
  const facts = { transactionId: null, sessionId, merchantReference, time: null, error: "cancelled", event: null };
  return [deliveryTo(target, facts, null)];
}

interface Target {
  session: SessionRecord;
  address: URL;
  switches: CallbackSwitches;
}

async function targetOf(db: Db, sessionId: string): Promise<Target | null> {
  const session = await sessionOfPayment(db, sessionId);
  if (session === null || session.callback_url === null || !URL.canParse(session.callback_url)) return null;
  const address = new URL(session.callback_url);
  return { session, address, switches: readSwitches(address) };
}

function factsOf(session: SessionRecord, payment: PaymentEventPayload, reason: CallbackReason): CallbackFacts {
  return {
    transactionId: payment.payment_id,
    sessionId: session.id,
    merchantReference: payment.merchant_reference,
    time: payment.created_at,
    error: reason.kind === "error" ? reason.error : null,
    event: reason.kind === "event" ? { name: reason.name, id: wireUuid(payment.operation.id) } : null,
  };
}

function deliveryTo(
  { session, address, switches }: Target,
  facts: CallbackFacts,
  body: Buffer | null,
): PlannedDelivery {
  return {
    endpointId: null,
    // Shops of two accounts may live at one origin; neither takes the other's slots.
    lane: `${session.account_id} ${address.origin}`,
    method: switches.method,
    url: callbackUrl(address, switches.sessionParameter, facts),
    body,
    delayMs: switches.delayMs,
  };
}

async function transactionBody(db: Db, payload: PaymentEventPayload, switches: CallbackSwitches): Promise<Buffer> {
  const payment = await findPaymentRecord(db, payload.payment_id);
  if (payment === null) throw new Error(`There is no payment ${payload.payment_id}`);
  const operations = await operationsOfPayment(db, payment.id);
  const found =
    switches.includesSession && payment.session_id !== null ? await findSession(db, payment.session_id) : null;
  const session = found === null ? {} : { session: presentSession(found) };
  const includes = new Set(found === null ? [] : ["session"]);
  const parts = await partsOfTransaction(db, { payment, operations });
  const transaction = presentTransaction({ payment, operations, ...parts, ...session }, includes);
  return Buffer.from(JSON.stringify(transaction), "utf8");
}
