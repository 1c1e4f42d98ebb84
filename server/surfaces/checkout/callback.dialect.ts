import { randomBytes } from "node:crypto";
import { say } from "../../../shared/sentences/say.ts";
import { paymentEventPayloadSchema } from "../../../shared/webhooks/payment-event.schema.ts";
import { recordSessionEvent } from "../../checkout/change-session.service.ts";
import type { Dialect, EventRecord, RecordedAttempt, SigningInput } from "../../webhooks/dialect.ts";
import { findEventRecord } from "../../webhooks/event.service.ts";
import { callbackCatalogue } from "./callback-catalogue.ts";
import { callbackSignature } from "./callback-signature.ts";
import { wireUuid } from "./event-id.ts";
import { planCallbacks } from "./plan-callbacks.ts";

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** Waits before the retries, the first after the first failure: twenty of them, about a day in all. */
const retryDelaysMs: readonly number[] = [
  10 * secondMs,
  30 * secondMs,
  ...[1, 2, 5, 10, 20, 30].map((minutes) => minutes * minuteMs),
  hourMs,
  ...Array<number>(11).fill(2 * hourMs),
];

/** Signed calls to the address that a session names, by GET unless the address asks for POST. */
export const checkoutCallbackDialect: Dialect = {
  name: "checkout-callback",
  timeoutMs: 10 * secondMs,
  attemptsMax: 1 + retryDelaysMs.length,
  jitter: 0.1,
  retryAfterMsMax: 10 * minuteMs,
  redactedHeaders: [],
  retryDelayMs: (number) => retryDelaysMs[number - 1] ?? null,
  isTerminal: (code) => code >= 300 && code < 500,
  plan: planCallbacks,
  catalogue: callbackCatalogue,
  rotation: { overlapSecondsMax: 0, secretsMax: 1, reason: say("reason.sentence.callback_signed_once").text },
  newSecret: () => randomBytes(32).toString("base64url"),
  headers: callbackHeaders,
  async afterAttempt(trx, ctx, attempt) {
    if (attempt.number > 1) return;
    const event = await findEventRecord(trx, attempt.delivery.event_id);
    const told = event === null ? null : sessionTold(event, attempt);
    if (told !== null) await recordSessionEvent(trx, ctx, { ...told, requestId: null, at: attempt.at });
  },
};

function callbackHeaders({
  deliveryId,
  accountId,
  method,
  url,
  body,
  secrets,
  now,
}: SigningInput): Record<string, string> {
  const [secret] = secrets;
  const unixSeconds = Math.floor(Date.parse(now) / 1000);
  return {
    "event-delivery": wireUuid(deliveryId),
    "user-agent": "Kontor-Callback",
    ...(body === null ? {} : { "content-type": "application/json" }),
    ...(secret === undefined
      ? {}
      : { "dintero-signature": callbackSignature({ secret, unixSeconds, accountId, method, url }) }),
  };
}

interface Told {
  sessionId: string;
  name: "AUTH_CALLBACK_SENT" | "ON_HOLD_CALLBACK_SENT";
  details?: { transaction_event_id: string };
}

/** The session whose shop was just told that it was paid or is being reviewed; null for every other call. */
function sessionTold(event: EventRecord, { delivery }: RecordedAttempt): Told | null {
  if (event.subject_type !== "payment") return null;
  const payload = paymentEventPayloadSchema.parse(event.payload);
  const { session_id: sessionId } = payload;
  if (sessionId === null) return null;
  if (event.type === "payment.held") return { sessionId, name: "ON_HOLD_CALLBACK_SENT" };
  if (event.operation_id === null) return null;
  const transaction_event_id = wireUuid(event.operation_id);
  const ownEventIds = new URL(delivery.url).searchParams.getAll("event_id");
  const isPaidCall = payload.authorized > 0 && !ownEventIds.includes(transaction_event_id);
  return isPaidCall ? { sessionId, name: "AUTH_CALLBACK_SENT", details: { transaction_event_id } } : null;
}
