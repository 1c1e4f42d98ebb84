import { Agent, type Dispatcher, request } from "undici";
import type { Config } from "../config.ts";
import { guardedConnector, sharedLookups } from "./guarded-connector.ts";
import { createNameResolver, type ResolveName } from "./name-resolver.ts";
import { outcomeOfCode, outcomeOfError, type OutgoingOutcome } from "./outgoing-outcome.rules.ts";
import type { TargetPolicy } from "./target-address.rules.ts";
import { targetPolicy } from "./target-guard.ts";

export interface OutgoingCall {
  /** Whose URL it is: decides where it may lead. */
  accountId: string;
  method: "GET" | "POST";
  url: string;
  /** Lower-cased names. */
  headers: Readonly<Record<string, string>>;
  body: Buffer | null;
  /** For everything from the name look-up to the last byte of the answer. */
  timeoutMs: number;
}

export interface OutgoingResult {
  outcome: OutgoingOutcome;
  durationMs: number;
  /** Null when no answer began. */
  code: number | null;
  error: string | null;
  /** As sent, lower-cased names. */
  requestHeaders: Readonly<Record<string, string>>;
  responseHeaders: Readonly<Record<string, string>> | null;
  /** At most 64 kB. */
  responseBody: Buffer | null;
  isTruncated: boolean;
}

export interface OutgoingCaller {
  /** Never throws: whatever happens is a result. */
  call(call: OutgoingCall): Promise<OutgoingResult>;
  close(): Promise<void>;
}

/** Of an answer's body, read and kept. */
export const answerBytesMax = 65_536;
const connectTimeoutMs = 10_000;
const headerBytesMax = 16_384;

/**
 * Calls receivers that merchants named. Each policy has connections of its own, so that one that was
 * opened under the wider policy never serves a call under the narrow one.
 *
 * @param resolveName in the place of the hosts file, the name servers and the system's look-up.
 */
export function createOutgoingCaller(
  config: Pick<Config, "allowPrivateTargets">,
  { resolveName = createNameResolver() }: { resolveName?: ResolveName } = {},
): OutgoingCaller {
  const names = sharedLookups(resolveName);
  const agents = {
    strict: guardedAgent({ allowPrivate: false }, names),
    open: guardedAgent({ allowPrivate: true }, names),
  };
  return {
    call: (call) => callOnce(targetPolicy(config, call.accountId).allowPrivate ? agents.open : agents.strict, call),
    async close() {
      await Promise.all([agents.strict.destroy(), agents.open.destroy()]);
    },
  };
}

function guardedAgent(policy: TargetPolicy, resolveName: ResolveName): Agent {
  return new Agent({
    connect: guardedConnector(policy, { timeoutMs: connectTimeoutMs, resolveName }),
    pipelining: 1,
    maxHeaderSize: headerBytesMax,
    // The one limit per call stands above these, which only bound the gap between two chunks.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

async function callOnce(dispatcher: Dispatcher, call: OutgoingCall): Promise<OutgoingResult> {
  const startedMs = performance.now();
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), call.timeoutMs);
  const { signal } = limit;
  const requestHeaders = { ...call.headers, "accept-encoding": "identity", host: new URL(call.url).host };
  const facts = { requestHeaders, code: null, responseHeaders: null, responseBody: null, isTruncated: false };
  const took = () => Math.round(performance.now() - startedMs);
  let answer: Answer | null = null;
  try {
    answer = await unlessAborted(signal, begin(dispatcher, call, requestHeaders, signal));
    const body = await readAnswer(answer.body);
    const outcome = outcomeOfCode(answer.code);
    const error = outcome === "delivered" ? null : `The receiver answered ${answer.code}`;
    return { ...facts, outcome, error, durationMs: took(), ...shown(answer), ...body };
  } catch (cause) {
    const failure = signal.aborted ? lateness(answer !== null, call.timeoutMs) : failureOf(cause);
    return { ...facts, ...failure, durationMs: took(), ...(answer === null ? {} : shown(answer)) };
  } finally {
    clearTimeout(timer);
  }
}

/** The client hears of an abort only once it has a connection, and a handshake may take for ever. */
function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Error("The time is over")), { once: true });
    work.then(resolve, reject);
  });
}

interface Answer {
  code: number;
  headers: Record<string, string>;
  body: Dispatcher.ResponseData["body"];
}

async function begin(
  dispatcher: Dispatcher,
  call: OutgoingCall,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Answer> {
  const { method, body } = call;
  const response = await request(call.url, { dispatcher, method, headers, body, signal });
  // Leaving a body before its end makes the stream report the abort that we asked for.
  response.body.on("error", () => undefined);
  const received = Object.entries(response.headers).map(([name, value]) => [name, [value].flat().join(", ")] as const);
  return { code: response.statusCode, headers: Object.fromEntries(received), body: response.body };
}

function shown(answer: Answer): Pick<OutgoingResult, "code" | "responseHeaders"> {
  return { code: answer.code, responseHeaders: answer.headers };
}

/** Reads up to the limit, then drops the connection rather than swallow the rest. */
async function readAnswer(body: AsyncIterable<unknown>): Promise<Pick<OutgoingResult, "responseBody" | "isTruncated">> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk as Uint8Array);
    chunks.push(bytes);
    length += bytes.length;
    if (length > answerBytesMax) break;
  }
  const responseBody = Buffer.concat(chunks).subarray(0, answerBytesMax);
  return { responseBody, isTruncated: length > answerBytesMax };
}

function lateness(hasAnswerBegun: boolean, timeoutMs: number): Pick<OutgoingResult, "outcome" | "error"> {
  return hasAnswerBegun
    ? { outcome: "too_slow", error: `The answer did not end within ${timeoutMs} ms` }
    : { outcome: "timeout", error: `No answer within ${timeoutMs} ms` };
}

function failureOf(cause: unknown): Pick<OutgoingResult, "outcome" | "error"> {
  const text = cause instanceof AggregateError ? String(cause.errors[0]) : String(cause);
  return { outcome: outcomeOfError(cause), error: text.slice(0, 500) };
}
