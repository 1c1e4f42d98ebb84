import { createHmac, randomBytes } from "node:crypto";
import { say } from "../../../shared/sentences/say.ts";
import { paymentEventPayloadSchema } from "../../../shared/webhooks/payment-event.schema.ts";
import type { Db } from "../../database.ts";
import {
  findPaymentRecord,
  operationsOfPayment,
  type PaymentWithOperations,
} from "../../payments/read-payment.service.ts";
import type { Dialect, EventRecord, SampleRequest, SigningInput, WireMessage } from "../../webhooks/dialect.ts";
import { uuidOf, wireUuid } from "./event-id.ts";
import { hookBody } from "./hook-body.rules.ts";
import { hookCatalogue } from "./hook-catalogue.ts";
import { hookEventsOf, hookEventTypes } from "./hook-events.ts";
import { presentTransaction } from "./present-transaction.ts";
import { partsOfTransaction } from "./transaction-parts.ts";

const minuteMs = 60_000;
const retryDelaysMs: readonly number[] = [1, 5, 15, 60].map((minutes) => minutes * minuteMs);

/** Messages to the addresses that an account subscribed, signed over the raw body. */
export const checkoutHookDialect: Dialect = {
  name: "checkout-hook",
  timeoutMs: minuteMs,
  attemptsMax: 1 + retryDelaysMs.length,
  jitter: 0,
  retryAfterMsMax: 0,
  redactedHeaders: [],
  retryDelayMs: (number) => retryDelaysMs[number - 1] ?? null,
  isTerminal: () => false,
  catalogue: hookCatalogue,
  rotation: { overlapSecondsMax: 0, secretsMax: 1, reason: say("reason.sentence.hook_signed_once").text },
  newSecret: () => randomBytes(32).toString("base64url"),
  headers: hookHeaders,
  endpoints: {
    eventTypes: hookEventTypes,
    endpointsMax: 20,
    hasFieldMasks: true,
    goneDisables: false,
    disabling: { kind: "given_up_in_a_row", count: 10 },
    messages: hookMessages,
    sample: sampleBody,
  },
};

async function hookMessages(
  db: Db,
  event: EventRecord,
  told: PaymentWithOperations | null,
): Promise<readonly WireMessage[]> {
  if (event.type === "settlement.added") return [settlementMessage(event)];
  if (event.subject_type !== "payment") return [];
  const { authorized } = told?.payment ?? paymentEventPayloadSchema.parse(event.payload);
  const names = hookEventsOf(event.type, authorized);
  const found = names.length === 0 ? null : (told ?? (await readTold(db, event.subject_id)));
  if (found === null || found.payment.api !== "checkout") return [];
  const transaction = presentTransaction({ ...found, ...(await partsOfTransaction(db, found)) });
  return names.map((name) => ({
    eventType: name,
    body: ({ deliveryId, settings }) =>
      hookBody(
        { accountId: event.account_id, event: name, eventDelivery: wireUuid(deliveryId), transaction },
        settings,
      ),
  }));
}

async function readTold(db: Db, paymentId: string): Promise<PaymentWithOperations | null> {
  const payment = await findPaymentRecord(db, paymentId);
  return payment === null ? null : { payment, operations: await operationsOfPayment(db, paymentId) };
}

function settlementMessage(event: EventRecord): WireMessage {
  const name = "settlement_add";
  return {
    eventType: name,
    body: ({ deliveryId, settings }) =>
      hookBody(
        {
          accountId: event.account_id,
          event: name,
          eventDelivery: wireUuid(deliveryId),
          transaction: null,
          told: { settlement: event.payload },
        },
        settings,
      ),
  };
}

function hookHeaders({ deliveryId, endpointId, eventType, body, secrets }: SigningInput): Record<string, string> {
  const [secret] = secrets;
  return {
    event: eventType,
    "event-delivery": wireUuid(deliveryId),
    "content-type": "application/json",
    "user-agent": `Dintero-Hook/${uuidOf(endpointId)}`,
    ...(secret === undefined ? {} : { "event-signature": hookSignature(secret, body) }),
  };
}

/** Lower-case hex of HMAC-SHA1 over the raw body. */
function hookSignature(secret: Buffer, body: Buffer | null): string {
  const mac = createHmac("sha1", secret);
  if (body !== null) mac.update(body);
  return mac.digest("hex");
}

function sampleBody({ accountId, deliveryId, eventType, eventId, at, settings }: SampleRequest): Buffer {
  const isTold = eventType.startsWith("checkout_transaction") || eventType === "checkout_authorization";
  const transaction = {
    id: `${accountId}.${eventId.slice(4)}`,
    session_id: `${accountId}.${deliveryId.slice(4)}`,
    status: "AUTHORIZED",
    amount: 12_500,
    currency: "NOK",
    merchant_reference: "TEST-1001",
    merchant_reference_2: "",
    created_at: at,
    updated_at: at,
  };
  const settlement = {
    id: `stl_${eventId.slice(4)}`,
    provider: "dintero_psp",
    provider_reference: "TEST-1001",
    currency: "NOK",
    payment_status: "paid",
    settled_at: at,
    capture: 12_500,
    refund: 0,
    fee: 250,
    amount: 12_250,
  };
  const message = { accountId, event: eventType, eventDelivery: wireUuid(deliveryId) };
  const told = eventType === "settlement_add" ? { settlement } : {};
  return hookBody({ ...message, transaction: isTold ? transaction : null, told }, settings);
}
