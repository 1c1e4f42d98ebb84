import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import type { OutgoingCaller, OutgoingResult } from "../http/outgoing-caller.ts";
import { noteAttempt } from "./auto-disable.service.ts";
import type { DeliveryRecord } from "./delivery.record.ts";
import { hasDeliveredAttempt, insertAttempt, moveDelivery } from "./delivery.repository.ts";
import type { Dialect } from "./dialect.ts";
import { findEndpoint } from "./endpoint-list.repository.ts";
import { liveSecretsOf } from "./endpoint-secret.service.ts";
import { nextStep, type NextStep, parseRetryAfter, type RetryPolicy } from "./retry.rules.ts";

/** One HTTP try that is over and not yet recorded. */
export interface Attempt {
  delivery: DeliveryRecord;
  dialect: Dialect;
  /** From 1. */
  number: number;
  startedAt: string;
  /** Names of headers whose values are kept out of the log: the merchant's own may be secrets. */
  hiddenHeaders: readonly string[];
  result: OutgoingResult;
}

/** @throws Error when no such dialect is registered, as after a downgrade. */
export function dialectOf(ctx: Pick<AppContext, "dialects">, name: string): Dialect {
  const dialect = ctx.dialects.get(name);
  if (dialect === undefined) throw new Error(`There is no webhook dialect ${name}`);
  return dialect;
}

/** Signs the stored bytes with the secrets that are live now, and sends them once. */
export async function attemptDelivery(
  ctx: AppContext,
  caller: OutgoingCaller,
  delivery: DeliveryRecord,
): Promise<Attempt> {
  const dialect = dialectOf(ctx, delivery.dialect);
  const startedAt = ctx.clock.now();
  const endpointId = delivery.endpoint_id;
  const { secrets, extraHeaders } = await ctx.store.read(async (db) => ({
    secrets: await liveSecretsOf(db, ctx, { endpointId, now: startedAt }),
    extraHeaders: dialect.endpoints === undefined ? {} : await extraHeadersOf(db, endpointId),
  }));
  const { method, url, body } = delivery;
  const ownHeaders = dialect.headers({
    deliveryId: delivery.id,
    endpointId,
    accountId: delivery.account_id,
    eventId: delivery.event_id,
    eventType: delivery.event_type,
    method,
    url,
    body,
    secrets,
    now: startedAt,
  });
  const accountId = delivery.account_id;
  const headers = { ...extraHeaders, ...ownHeaders };
  const result = await caller.call({ accountId, method, url, headers, body, timeoutMs: dialect.timeoutMs });
  const hiddenHeaders = [...dialect.redactedHeaders, ...Object.keys(extraHeaders)];
  return { delivery, dialect, number: delivery.attempt_count + 1, startedAt, hiddenHeaders, result };
}

async function extraHeadersOf(db: Db, endpointId: string): Promise<Readonly<Record<string, string>>> {
  return (await findEndpoint(db, endpointId))?.settings.headers ?? {};
}

/**
 * Records an attempt and what becomes of its delivery. Null, and nothing recorded, when the lease has
 * passed on to somebody newer, whose result is the one that counts.
 *
 * @param random from 0 up to 1, for the jitter.
 */
export async function recordAttempt(
  trx: Trx,
  ctx: AppContext,
  attempt: Attempt,
  { token, random }: { token: string; random: number },
): Promise<NextStep | null> {
  const { delivery, dialect, number, result } = attempt;
  const at = ctx.clock.now();
  const isDelivered = result.outcome === "delivered";
  const code = hasWholeAnswer(result) ? result.code : null;
  const step = nextStep(delivery.is_test === 1 ? onceOnly(dialect) : dialect, {
    number,
    isDelivered,
    code,
    retryAfterMs: parseRetryAfter(result.responseHeaders?.["retry-after"], at),
    wasDelivered: number > 1 && (await hasDeliveredAttempt(trx, delivery.id)),
    random,
  });
  const hasMoved = await moveDelivery(trx, delivery.id, token, {
    state: step.state,
    attempt_count: number,
    next_attempt_at: step.state === "pending" ? shiftInstant(at, step.delayMs) : null,
    last_code: result.code,
    last_error: result.error,
    finished_at: step.state === "pending" ? null : at,
  });
  if (!hasMoved) return null;
  await insertAttempt(trx, attemptRow(attempt));
  const isGivenUp = step.state === "exhausted" || step.state === "rejected";
  await noteAttempt(trx, ctx, { delivery, dialect, isDelivered, isGivenUp, code, at });
  await dialect.afterAttempt?.(trx, ctx, { delivery, number, isDelivered, at });
  return step;
}

/** A person watches the answer of a test: nothing is tried a second time. */
function onceOnly(policy: RetryPolicy): RetryPolicy {
  return { ...policy, attemptsMax: 1, isTerminal: () => false };
}

/** An answer that was cut off by the time limit says nothing that could end a delivery. */
function hasWholeAnswer(result: OutgoingResult): boolean {
  return result.outcome === "delivered" || result.outcome === "http_error" || result.outcome === "redirect";
}

function attemptRow({ delivery, number, startedAt, hiddenHeaders, result }: Attempt) {
  const shown = Object.entries(result.requestHeaders).map(([name, value]) => [
    name,
    hiddenHeaders.includes(name) ? "(not shown)" : value,
  ]);
  return {
    delivery_id: delivery.id,
    number,
    started_at: startedAt,
    duration_ms: result.durationMs,
    outcome: result.outcome,
    code: result.code,
    error: result.error,
    request_headers: JSON.stringify(Object.fromEntries(shown)),
    response_headers: result.responseHeaders === null ? null : JSON.stringify(result.responseHeaders),
    response_body: result.responseBody,
    response_truncated: result.isTruncated ? 1 : 0,
  };
}
