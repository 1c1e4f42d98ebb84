import type { DeliveryState } from "../../shared/webhooks/delivery.schema.ts";
import type { OutgoingOutcome } from "../http/outgoing-outcome.rules.ts";
import { bombBytes } from "./receiver-behaviors.ts";
import type { ReceiverProcess } from "./receiver-process.ts";

/** A receiver that does something wrong or odd, and what its first attempt has to come to. */
export interface ReceiverFault {
  /** What the receiver does. */
  name: string;
  url(receiver: ReceiverProcess): string;
  outcome: OutgoingOutcome;
  /** Null when no answer began. */
  code: number | null;
  state: DeliveryState;
  /** Part of the sentence in the log. */
  says?: RegExp;
  /** Wait before the second attempt in seconds, from and to; the schedule's where it is left out. */
  waitS?: readonly [number, number];
  /** Bytes kept of the answer. */
  keeps?: number;
  /** Needs certificates. */
  isTls?: boolean;
}

/** The first wait of the standard schedule, five seconds, and a tenth more or less. */
const usualWaitS = [4.5, 5.5] as const;
const aDayS = 86_400;

type Expected = Omit<ReceiverFault, "name" | "url">;

const delivered = (code = 200): Expected => ({ outcome: "delivered", code, state: "delivered" });
const failed = (outcome: OutgoingOutcome, code: number | null = null): Expected => ({
  outcome,
  code,
  state: "pending",
  waitS: usualWaitS,
});
const waits = (code: number, waitS: readonly [number, number]): Expected => ({ ...failed("http_error", code), waitS });

/** By the behavior of `receiver-behaviors.ts` that is met. */
const met: Readonly<Record<string, Expected>> = {
  ok: { ...delivered(), keeps: 0 },
  hangs: { ...failed("timeout"), says: /No answer within 5000 ms/ },
  "drips-headers": failed("timeout"),
  "drips-continue": failed("timeout"),
  "drips-body": { ...failed("too_slow", 200), says: /did not end within 5000 ms/ },
  "drips-404": failed("too_slow", 404),
  "pours-50-mb": { ...delivered(), keeps: 65_536 },
  "pours-headers": failed("bad_response"),
  "gzip-bomb": { ...delivered(), keeps: bombBytes },
  resets: failed("connection_reset"),
  "resets-in-body": failed("connection_reset", 200),
  closes: failed("connection_reset"),
  "closes-in-headers": failed("connection_reset"),
  "closes-in-body": failed("connection_reset", 200),
  "moved-301": failed("redirect", 301),
  "moved-302": failed("redirect", 302),
  "moved-307": failed("redirect", 307),
  "moved-308": failed("redirect", 308),
  "to-metadata": failed("redirect", 302),
  gone: { outcome: "http_error", code: 410, state: "rejected" },
  missing: failed("http_error", 404),
  broken: failed("http_error", 500),
  busy: failed("http_error", 429),
  "busy-seconds": waits(429, [120, 120]),
  "busy-date": waits(429, [3_590, 3_600]),
  "busy-past-date": failed("http_error", 429),
  "busy-garbage": failed("http_error", 429),
  "busy-negative": failed("http_error", 429),
  "busy-fraction": failed("http_error", 429),
  "busy-huge": waits(429, [aDayS, aDayS]),
  "busy-endless": waits(429, [aDayS, aDayS]),
  "unavailable-seconds": waits(503, [120, 120]),
  "broken-seconds": failed("http_error", 500),
  garbage: failed("bad_response"),
  "bad-status": failed("bad_response"),
  "two-lengths": failed("bad_response"),
  "length-and-chunks": failed("bad_response"),
  "bad-length": failed("bad_response"),
  "bad-chunk": failed("bad_response", 200),
  "says-continue": failed("bad_response"),
  "says-hints": delivered(),
  upgrades: failed("bad_response"),
  "http-1.0": { ...delivered(), keeps: 12 },
  "says-twice": delivered(),
  "hangs-up": delivered(),
};

const secure = (name: string) => (receiver: ReceiverProcess) => `https://localhost:${receiver.port(name)}/ok`;

/** What a connection over TLS meets. */
const overTls: readonly ReceiverFault[] = [
  { name: "a good certificate", url: secure("good"), ...delivered(), isTls: true },
  { name: "an expired certificate", url: secure("expired"), ...failed("tls_error"), says: /expired/, isTls: true },
  {
    name: "another host's certificate",
    url: secure("wrong-host"),
    ...failed("tls_error"),
    says: /altname/i,
    isTls: true,
  },
  {
    name: "a self-signed certificate",
    url: secure("self-signed"),
    ...failed("tls_error"),
    says: /self.signed/,
    isTls: true,
  },
  { name: "an unknown authority", url: secure("unknown-ca"), ...failed("tls_error"), says: /verify/, isTls: true },
  { name: "plain HTTP behind https", url: secure("plain"), ...failed("tls_error") },
  { name: "silence behind https", url: secure("silent"), ...failed("timeout") },
];

const elsewhere: readonly ReceiverFault[] = [
  // Port 1 is nobody's on a machine that runs tests.
  { name: "a closed port", url: () => "http://127.0.0.1:1/", ...failed("connection_refused") },
  { name: "silence", url: (receiver) => `http://127.0.0.1:${receiver.port("silent")}/`, ...failed("timeout") },
];

export const receiverFaults: readonly ReceiverFault[] = [
  ...Object.entries(met).map(([name, expected]) => ({
    name,
    url: (receiver: ReceiverProcess) => receiver.url(name),
    ...expected,
  })),
  ...overTls,
  ...elsewhere,
];
