import { Agent, type Dispatcher } from "undici";
import { say } from "../../shared/sentences/say.ts";
import type { Config } from "../config.ts";
import { type AnswerHead, AnswerReading } from "./answer-reading.ts";
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
  const { origin, host, pathname, search } = new URL(call.url);
  const requestHeaders = { ...call.headers, "accept-encoding": "identity", host };
  const facts = { requestHeaders, code: null, responseHeaders: null, responseBody: null, isTruncated: false };
  const took = () => Math.round(performance.now() - startedMs);
  const { method, body } = call;
  const reading = new AnswerReading(dispatcher, {
    ...{ origin, path: `${pathname}${search}`, method, body },
    headers: requestHeaders,
  });
  const timer = setTimeout(() => reading.giveUp(), call.timeoutMs);
  try {
    const answer = await reading.body();
    const { code = 0 } = reading.head ?? {};
    const outcome = outcomeOfCode(code);
    const error = outcome === "delivered" ? null : `The receiver answered ${code}`;
    return { ...facts, outcome, error, durationMs: took(), ...shown(reading.head), ...answer };
  } catch (cause) {
    const failure = reading.isLate ? lateness(reading.head !== null, call.timeoutMs) : failureOf(cause);
    return { ...facts, ...failure, durationMs: took(), ...shown(reading.head) };
  } finally {
    clearTimeout(timer);
  }
}

function shown(head: AnswerHead | null): Pick<OutgoingResult, "code" | "responseHeaders"> {
  return head === null ? { code: null, responseHeaders: null } : { code: head.code, responseHeaders: head.headers };
}

function lateness(hasAnswerBegun: boolean, timeoutMs: number): Pick<OutgoingResult, "outcome" | "error"> {
  return hasAnswerBegun
    ? { outcome: "too_slow", error: say("reason.sentence.no_end_ms", { ms: String(timeoutMs) }).text }
    : { outcome: "timeout", error: say("reason.sentence.no_answer_ms", { ms: String(timeoutMs) }).text };
}

function failureOf(cause: unknown): Pick<OutgoingResult, "outcome" | "error"> {
  const text = cause instanceof AggregateError ? String(cause.errors[0]) : String(cause);
  return { outcome: outcomeOfError(cause), error: text.slice(0, 500) };
}
