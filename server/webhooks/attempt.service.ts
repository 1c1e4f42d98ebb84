import { shiftInstant } from "../../shared/instant.ts";
import { attemptClass } from "../../shared/metrics/attempt-class.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { OutgoingCaller, OutgoingResult } from "../http/outgoing-caller.ts";
import type { CountedAttempt } from "../metrics/delivery-rollup.record.ts";
import { countAttempt } from "../metrics/delivery-rollup.service.ts";
import { noteAttempt } from "./auto-disable.service.ts";
import type { DeliveryRecord } from "./delivery.record.ts";
import { hasDeliveredAttempt, insertAttempt, moveDelivery } from "./delivery.repository.ts";
import type { Dialect } from "./dialect.ts";
import { endedStateOf, type EndedState, endHeld } from "./end-pending.repository.ts";
import { openSecrets } from "./endpoint-secret.service.ts";
import type { SecretRow } from "./endpoint.repository.ts";
import { findEvent } from "./event.repository.ts";
import { nextStep, type NextStep, parseRetryAfter, type RetryPolicy } from "./retry.rules.ts";
import { findSending } from "./sending.repository.ts";

/** One HTTP try that is over and not yet recorded. */
export interface Attempt {
  delivery: DeliveryRecord;
  dialect: Dialect;
  /** From 1. */
  number: number;
  startedAt: string;
  /** Where it was sent. */
  url: string;
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

/**
 * Signs the stored bytes with the secrets that are live now, and sends them once, to where the endpoint
 * is now: it may have moved since the delivery was claimed. Null, and nothing sent, when the delivery no
 * longer waits for the holder of this lease, or when its endpoint was disabled or deleted, which ends it.
 */
export async function attemptDelivery(
  ctx: AppContext,
  caller: OutgoingCaller,
  delivery: DeliveryRecord,
  token: string,
): Promise<Attempt | null> {
  const dialect = dialectOf(ctx, delivery.dialect);
  const startedAt = ctx.clock.now();
  const sending = await ctx.store.read((db) => findSending(db, { deliveryId: delivery.id, token, now: startedAt }));
  if (sending === null) return null;
  const { endsAs } = sending;
  if (endsAs !== null) {
    await ctx.store.write((trx) => endHeld(trx, { id: delivery.id, token, state: endsAs, at: startedAt }));
    return null;
  }
  const { endpointUrl, extraHeaders, secrets } = sending;
  const signing = delivery.is_test === 1 ? await askedSecrets(ctx, delivery, secrets) : secrets;
  const url = endpointUrl ?? delivery.url;
  const { method, body } = delivery;
  const ownHeaders = dialect.headers({
    deliveryId: delivery.id,
    endpointId: delivery.endpoint_id,
    accountId: delivery.account_id,
    eventId: delivery.event_id,
    eventType: delivery.event_type,
    method,
    url,
    body,
    secrets: openSecrets(ctx, signing),
    now: startedAt,
  });
  const accountId = delivery.account_id;
  const headers = { ...extraHeaders, ...ownHeaders };
  const result = await caller.call({ accountId, method, url, headers, body, timeoutMs: dialect.timeoutMs });
  const hiddenHeaders = [...dialect.redactedHeaders, ...Object.keys(extraHeaders)];
  return { delivery, dialect, number: delivery.attempt_count + 1, startedAt, url, hiddenHeaders, result };
}

/** A test may ask for one secret alone, to see whether the receiver knows it; the newest when that one has ended. */
async function askedSecrets(
  ctx: AppContext,
  { event_id: eventId }: DeliveryRecord,
  live: readonly SecretRow[],
): Promise<readonly SecretRow[]> {
  const event = await ctx.store.read((db) => findEvent(db, eventId));
  const wanted = event?.payload["signed_with"];
  if (typeof wanted !== "string") return live;
  const asked = live.filter(({ id }) => id === wanted);
  return asked.length > 0 ? asked : live.slice(0, 1);
}

/** What a recorded attempt leads to; one that would be tried again ends when its endpoint is told nothing anymore. */
type Recorded = NextStep | { state: EndedState };

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
): Promise<Recorded | null> {
  const { delivery, dialect, number, result } = attempt;
  const at = ctx.clock.now();
  const isDelivered = result.outcome === "delivered";
  const code = hasWholeAnswer(result) ? result.code : null;
  const wasDelivered = number > 1 && (await hasDeliveredAttempt(trx, delivery.id));
  const planned = nextStep(delivery.is_test === 1 ? onceOnly(dialect) : dialect, {
    number,
    isDelivered,
    code,
    retryAfterMs: parseRetryAfter(result.responseHeaders?.["retry-after"], at),
    wasDelivered,
    random,
  });
  const endsAs = planned.state === "pending" ? await endedStateOf(trx, delivery.endpoint_id) : null;
  const step: Recorded = endsAs === null ? planned : { state: endsAs };
  const hasMoved = await moveDelivery(trx, delivery.id, token, {
    state: step.state,
    url: attempt.url,
    attempt_count: number,
    next_attempt_at: step.state === "pending" ? shiftInstant(at, step.delayMs) : null,
    last_code: result.code,
    last_error: result.error,
    last_class: attemptClass(result),
    finished_at: step.state === "pending" ? null : at,
  });
  if (!hasMoved) return null;
  await insertAttempt(trx, attemptRow(attempt));
  const givenUp = step.state === "exhausted" || step.state === "rejected" ? step.state : null;
  const isGivenUp = givenUp !== null;
  if (delivery.is_test === 0)
    await countAttempt(trx, countedOf(attempt, { isDelivery: isDelivered && !wasDelivered, givenUp }));
  // What was sent again by hand after its schedule was given up once already.
  const isNewlyGivenUp = isGivenUp && number <= dialect.attemptsMax;
  await noteAttempt(trx, ctx, { delivery, dialect, isDelivered, isGivenUp: isNewlyGivenUp, code, at });
  await dialect.afterAttempt?.(trx, ctx, { delivery, number, isDelivered, at });
  return step;
}

/** A person watches the answer of a test: nothing is tried a second time. */
function onceOnly(policy: RetryPolicy): RetryPolicy {
  return { ...policy, attemptsMax: 1, isTerminal: () => false };
}

function countedOf(
  { delivery, number, startedAt, result }: Attempt,
  end: Pick<CountedAttempt, "isDelivery" | "givenUp">,
): CountedAttempt {
  const { endpoint_id: endpointId, created_at: createdAt } = delivery;
  const { durationMs, outcome, code } = result;
  return { endpointId, createdAt, number, startedAt, durationMs, outcome, code, ...end };
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
