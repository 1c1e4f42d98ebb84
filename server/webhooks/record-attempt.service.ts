import { shiftInstant } from "../../shared/instant.ts";
import { attemptClass } from "../../shared/metrics/attempt-class.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { CountedAttempt } from "../metrics/delivery-rollup.record.ts";
import { countAttempt } from "../metrics/delivery-rollup.service.ts";
import type { Attempt, AttemptResult } from "./attempt.service.ts";
import { noteAttempt, type NotedAttempt } from "./auto-disable.service.ts";
import { hasDeliveredAttempt, insertAttempt, moveDelivery } from "./delivery.repository.ts";
import { endedStateOf, type EndedState } from "./end-pending.repository.ts";
import { nextStep, type NextStep, parseRetryAfter, type RetryPolicy } from "./retry.rules.ts";

/** What a recorded attempt leads to; one that would be tried again ends when its endpoint is told nothing anymore. */
type Recorded = NextStep | { state: EndedState };

/** From 0 up to 1, for the jitter; and by which lease the attempt was made. */
interface Recording {
  token: string;
  random: number;
}

/** What the dialect or the disabling rule make of an attempt went wrong. */
class FollowUpError extends Error {}

/**
 * Records an attempt in a write of its own, as `recordAttempt` does. When what should commit with it
 * fails, the attempt is recorded without, and the failure logged: unrecorded, the same call would be
 * made again and again.
 */
export async function settleAttempt(ctx: AppContext, attempt: Attempt, recording: Recording): Promise<Recorded | null> {
  const recorded = await record(ctx, attempt, recording);
  if (recorded !== null) tell(ctx, attempt, recorded);
  return recorded;
}

/** One line per try, which names the call that its event came of: what a request led to is found by its id. */
function tell({ logger, monitor }: AppContext, attempt: Attempt, { state }: Recorded): void {
  const { delivery, number, requestId, result } = attempt;
  const { outcome, code, durationMs } = result;
  monitor.attemptRecorded({ attemptClass: attemptClass(result), state, seconds: durationMs / 1000 });
  const about = { event: delivery.event_id, type: delivery.event_type, subject: delivery.subject_id };
  const ids = { request_id: requestId, delivery: delivery.id, endpoint: delivery.endpoint_id };
  logger.info({ ...ids, ...about, attempt: number, outcome, code, ms: durationMs, state }, "tried a delivery");
}

async function record(ctx: AppContext, attempt: Attempt, recording: Recording): Promise<Recorded | null> {
  try {
    return await ctx.store.write((trx) => recordAttempt(trx, ctx, attempt, recording));
  } catch (error) {
    if (!(error instanceof FollowUpError)) throw error;
    ctx.logger.error({ err: error.cause, delivery: attempt.delivery.id }, "what follows from an attempt failed");
    return ctx.store.write((trx) => recordAttempt(trx, ctx, attempt, { ...recording, skipsFollowUp: true }));
  }
}

/**
 * Records an attempt and what becomes of its delivery. Null, and nothing recorded, when the lease has
 * passed on to somebody newer, whose result is the one that counts.
 */
async function recordAttempt(
  trx: Trx,
  ctx: AppContext,
  attempt: Attempt,
  { token, random, skipsFollowUp = false }: Recording & { skipsFollowUp?: boolean },
): Promise<Recorded | null> {
  const { delivery, dialect, number, result } = attempt;
  const at = ctx.clock.now();
  const policy = dialect ?? hourly;
  const isDelivered = result.outcome === "delivered";
  const code = hasWholeAnswer(result) ? result.code : null;
  const wasDelivered = number > 1 && (await hasDeliveredAttempt(trx, delivery.id));
  const planned = nextStep(delivery.is_test === 1 ? onceOnly(policy) : policy, {
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
  if (skipsFollowUp) return step;
  try {
    await followUp(trx, ctx, attempt, { isDelivered, isGivenUp, code, at });
  } catch (cause) {
    throw new FollowUpError("What follows from an attempt failed", { cause });
  }
  return step;
}

async function followUp(
  trx: Trx,
  ctx: AppContext,
  { delivery, dialect, number, result }: Attempt,
  { isDelivered, isGivenUp, code, at }: Pick<NotedAttempt, "isDelivered" | "isGivenUp" | "code" | "at">,
): Promise<void> {
  if (dialect === null) return;
  // What was sent again by hand after its schedule was given up once already.
  const isNewlyGivenUp = isGivenUp && number <= dialect.attemptsMax;
  // A fault of our own says nothing about the receiver.
  if (result.outcome !== "not_sent")
    await noteAttempt(trx, ctx, { delivery, dialect, isDelivered, isGivenUp: isNewlyGivenUp, code, at });
  await dialect.afterAttempt?.(trx, ctx, { delivery, number, isDelivered, at });
}

/** For a dialect that is not registered, whose schedule nobody knows: a day's time to bring it back. */
const hourly: RetryPolicy = {
  attemptsMax: 24,
  jitter: 0.1,
  retryAfterMsMax: 0,
  retryDelayMs: () => 3_600_000,
  isTerminal: () => false,
};

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
function hasWholeAnswer(result: AttemptResult): boolean {
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
