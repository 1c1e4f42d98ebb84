import { createHmac, randomBytes } from "node:crypto";
import { say } from "../../../shared/sentences/say.ts";
import { shortUuidToHex } from "../../../shared/ids.ts";
import { toMajorText } from "../../../shared/money.ts";
import { type PaymentEventPayload, paymentEventPayloadSchema } from "../../../shared/webhooks/payment-event.schema.ts";
import { payoutEventPayloadSchema } from "../../../shared/webhooks/payout-event.schema.ts";
import type { Db } from "../../database.ts";
import { orderOfPayment } from "../../transfers/read-order.service.ts";
import { findPaymentRecord } from "../../payments/read-payment.service.ts";
import { presentPayer } from "./present-payment.ts";
import type { Dialect, EventRecord, SampleRequest, SigningInput, WireMessage } from "../../webhooks/dialect.ts";
import { paymentChanged, paymentsCatalogue, payoutChanged } from "./status-message.schema.ts";

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const retryDelaysMs: readonly number[] = [1, 5, 30, 120].map((minutes) => minutes * minuteMs);

/** Messages about transfers and payouts, signed over time and body; while a secret is replaced, by both. */
export const paymentsDialect: Dialect = {
  name: "payments",
  timeoutMs: 10 * secondMs,
  attemptsMax: 1 + retryDelaysMs.length,
  jitter: 0,
  retryAfterMsMax: 0,
  redactedHeaders: [],
  retryDelayMs: (number) => retryDelaysMs[number - 1] ?? null,
  isTerminal: () => false,
  catalogue: paymentsCatalogue,
  rotation: {
    overlapSecondsMax: 86_400,
    secretsMax: 2,
    reason: say("reason.sentence.two_signatures").text,
  },
  newSecret: () => `whsec_${randomBytes(32).toString("hex")}`,
  headers: signedHeaders,
  endpoints: {
    eventTypes: paymentsCatalogue.map(({ type }) => type),
    endpointsMax: 20,
    goneDisables: false,
    disabling: null,
    messages: statusMessages,
    sample: sampleBody,
  },
};

/** v1 is made with the current secret, v2 with the one before it while that one lives. */
function signedHeaders({ body, secrets, now }: SigningInput): Record<string, string> {
  const timestamp = String(Math.floor(Date.parse(now) / 1000));
  const signatures = secrets.slice(0, 2).map((secret, index) => {
    const mac = createHmac("sha256", secret).update(`${timestamp}.`);
    if (body !== null) mac.update(body);
    return `v${index + 1}=${mac.digest("hex")}`;
  });
  return {
    "content-type": "application/json",
    "user-agent": "Kontor-Webhook",
    "x-webhook-timestamp": timestamp,
    ...(signatures.length === 0 ? {} : { "x-webhook-signature": [`t=${timestamp}`, ...signatures].join(",") }),
  };
}

async function statusMessages(db: Db, event: EventRecord): Promise<readonly WireMessage[]> {
  if (event.subject_type === "payout") return [payoutMessage(event)];
  if (event.type !== "payment.received" && event.type !== "payment.ended") return [];
  const payment = await findPaymentRecord(db, event.subject_id);
  if (payment === null || payment.api !== "payments") return [];
  const payload = paymentEventPayloadSchema.parse(event.payload);
  const isConfirmed = event.type === "payment.received";
  const { currency } = payload;
  const { metadata } = payment.details;
  const order = await orderOfPayment(db, payment.id);
  const body = json({
    eventType: paymentChanged,
    eventId: eventUuid(event.id),
    transactionId: payment.id,
    merchantId: payment.merchant_id ?? payment.account_id,
    externalId: payload.merchant_reference === "" ? undefined : payload.merchant_reference,
    status: isConfirmed ? "confirmed" : endOf(payload),
    amount: toMajorText(payload.amount, currency),
    currency,
    receivedAmount: isConfirmed ? toMajorText(payload.captured, currency) : undefined,
    confirmationDate: isConfirmed ? toSeconds(event.created_at) : undefined,
    // Brazil's pay-ins have none on this wire, neither here nor in the payment.
    bankSystemTrxId: isConfirmed && currency === "ARS" ? (payload.operation.reference ?? undefined) : undefined,
    customer: order === null ? undefined : presentPayer(payment, order),
    metadata,
  });
  return [{ eventType: paymentChanged, body: () => body }];
}

function payoutMessage(event: EventRecord): WireMessage {
  const payout = payoutEventPayloadSchema.parse(event.payload);
  const body = json({
    eventType: payoutChanged,
    eventId: eventUuid(event.id),
    payoutId: payout.payout_id,
    merchantId: payout.merchant_id,
    externalId: payout.external_id ?? undefined,
    status: payout.state,
    amount: toMajorText(payout.amount, payout.currency),
    currency: payout.currency,
    bankSystemTrxId: payout.bank_trx_id ?? undefined,
    errorMessage: payout.error_message ?? undefined,
    metadata: payout.metadata ?? undefined,
  });
  return { eventType: payoutChanged, body: () => body };
}

function endOf({ operation }: PaymentEventPayload): string {
  return operation.kind === "expire" ? "expired" : "cancelled";
}

function sampleBody({ eventType, eventId, accountId, merchantId, at }: SampleRequest): Buffer {
  const id = eventUuid(eventId);
  const facts = { merchantId: merchantId ?? accountId, externalId: "TEST-1001" };
  const money = { amount: "1250.00", currency: "ARS" };
  return eventType === payoutChanged
    ? json({ eventType, eventId: id, payoutId: id, ...facts, status: "completed", ...money })
    : json({
        eventType,
        eventId: id,
        transactionId: id,
        ...facts,
        status: "confirmed",
        ...money,
        receivedAmount: money.amount,
        confirmationDate: toSeconds(at),
      });
}

/** The UUID inside of our own id, marked as the version 4 that this wire promises. */
function eventUuid(eventId: string): string {
  const hex = shortUuidToHex(eventId.replace(/^evt_/, "")) ?? "";
  return hex.replace(/^(.{8})(.{4}).(.{3})(.{4})(.{12})$/, "$1-$2-4$3-$4-$5");
}

function toSeconds(instant: string): string {
  return instant.replace(/\.\d+Z$/, "Z");
}

function json(value: Readonly<Record<string, unknown>>): Buffer {
  return Buffer.from(JSON.stringify(value), "utf8");
}
