import { createHmac, randomBytes } from "node:crypto";
import { say } from "../../../shared/sentences/say.ts";
import { shortUuidToHex } from "../../../shared/ids.ts";
import type { Dialect, EventRecord, SigningInput, WireMessage } from "../../webhooks/dialect.ts";
import { eventData } from "./present-event.ts";
import { sampleData } from "./standard-events.ts";
import { standardCatalogue, standardEventTypes } from "./standard-message.schema.ts";

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Waits before the retries, the first after the first failure: nine of them, over three days in all. */
const retryDelaysMs: readonly number[] = [
  5 * secondMs,
  5 * minuteMs,
  30 * minuteMs,
  ...[2, 5, 10, 14, 20, 24].map((hours) => hours * hourMs),
];

const secretPrefix = "whsec_";
/** Each signs every message: many more would outgrow what receivers take as a header. The oldest stops first. */
const liveSecretsMax = 10;

/** Messages by the Standard Webhooks specification. */
export const standardDialect: Dialect = {
  name: "standard",
  timeoutMs: 5 * secondMs,
  attemptsMax: 1 + retryDelaysMs.length,
  jitter: 0.1,
  retryAfterMsMax: dayMs,
  redactedHeaders: [],
  retryDelayMs: (number) => retryDelaysMs[number - 1] ?? null,
  isTerminal: (code) => code === 410,
  catalogue: standardCatalogue,
  rotation: { overlapSecondsMax: 86_400, secretsMax: liveSecretsMax, reason: say("reason.sentence.secret_a_day").text },
  newSecret: () => secretPrefix + randomBytes(30).toString("base64"),
  headers: standardHeaders,
  endpoints: {
    eventTypes: standardEventTypes,
    endpointsMax: 20,
    goneDisables: true,
    disabling: { kind: "failing_for", ms: 5 * dayMs },
    messages: (_db, event) => Promise.resolve(messagesOf(event)),
    sample: ({ eventType, eventId, at }) => envelope(eventType, at, sampleData(eventType, hexOf(eventId), at)),
  },
};

function messagesOf(event: EventRecord): readonly WireMessage[] {
  const { type, created_at: at } = event;
  if (!standardEventTypes.includes(type)) return [];
  const body = envelope(type, at, eventData(event));
  return [{ eventType: type, body: () => body }];
}

/** One signature per secret that lives, newest first; signed anew for every attempt. */
function standardHeaders({ eventId, body, secrets, now }: SigningInput): Record<string, string> {
  const id = wireEventId(eventId);
  const timestamp = String(Math.floor(Date.parse(now) / 1000));
  const signatures = secrets.map((secret) => {
    const mac = createHmac("sha256", keyOf(secret)).update(`${id}.${timestamp}.`);
    if (body !== null) mac.update(body);
    return `v1,${mac.digest("base64")}`;
  });
  return {
    "content-type": "application/json",
    "user-agent": "Kontor-Webhook",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    ...(signatures.length === 0 ? {} : { "webhook-signature": signatures.join(" ") }),
  };
}

/** The key is what the text after the prefix stands for. */
function keyOf(secret: Buffer): Buffer {
  return Buffer.from(secret.toString("utf8").slice(secretPrefix.length), "base64");
}

function envelope(type: string, at: string, data: Readonly<Record<string, unknown>>): Buffer {
  return Buffer.from(JSON.stringify({ type, timestamp: at.replace(/\.\d+Z$/, "Z"), data }), "utf8");
}

/** This wire writes ids as 32 hexadecimal digits; the same event keeps its name for every endpoint. */
function wireEventId(eventId: string): string {
  return `evt_${hexOf(eventId)}`;
}

function hexOf(eventId: string): string {
  const bare = eventId.replace(/^evt_/, "");
  return shortUuidToHex(bare) ?? bare;
}
