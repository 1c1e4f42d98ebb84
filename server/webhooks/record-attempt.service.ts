import { shiftInstant } from "../../shared/instant.ts";
import { attemptClass } from "../../shared/metrics/attempt-class.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { CountedAttempt, GivenUp } from "../metrics/delivery-rollup.record.ts";
import { countAttempts } from "../metrics/delivery-rollup.service.ts";
import type { Attempt, AttemptResult } from "./attempt.service.ts";
import { noteAttempt } from "./auto-disable.service.ts";
import {
  type AttemptRow,
  type DeliveryMove,
  hasDeliveredAttempt,
  insertAttempts,
  moveDeliveries,
} from "./delivery.repository.ts";
import { endedStateOf, type EndedState } from "./end-pending.repository.ts";
import { nextStep, type NextStep, parseRetryAfter, type RetryPolicy } from "./retry.rules.ts";

/** What a recorded attempt leads to; one that would be tried again ends when its endpoint is told nothing anymore. */
export type Recorded = NextStep | { state: EndedState };

export interface Recording {
  attempt: Attempt;
  /** Of the lease by which it was made. */
  token: string;
  /** From 0 up to 1, for the jitter. */
  random: number;
}

/** What the dialect or the disabling rule make of an attempt went wrong. */
class FollowUpError extends Error {}

/**
 * Records an attempt in a write of its own, as `recordAttempts` does. When what should commit with it
 * fails, the attempt is recorded without, and the failure logged: unrecorded, the same call would be
 * made again and again.
 */
export async function settleAttempt(ctx: AppContext, recording: Recording): Promise<Recorded | null> {
  const { attempt } = recording;
  let recorded: Recorded | null;
  try {
    [recorded = null] = await ctx.store.write((trx) => recordAttempts(trx, ctx, [recording]));
  } catch (error) {
    if (!(error instanceof FollowUpError)) throw error;
    ctx.logger.error({ err: error.cause, delivery: attempt.delivery.id }, "what follows from an attempt failed");
    const alone = (trx: Trx) => recordAttempts(trx, ctx, [recording], { skipsFollowUp: true });
    [recorded = null] = await ctx.store.write(alone);
  }
  if (recorded !== null) tell(ctx, attempt, recorded);
  return recorded;
}

/**
 * Records attempts of as many deliveries in one write, as `recordAttempts` does.
 *
 * @throws whatever one of them meets, and nothing is recorded.
 */
export async function settleAttempts(ctx: AppContext, recordings: readonly Recording[]): Promise<(Recorded | null)[]> {
  const recorded = await ctx.store.write((trx) => recordAttempts(trx, ctx, recordings));
  for (const [place, step] of recorded.entries()) {
    const { attempt } = recordings[place] ?? {};
    if (step !== null && attempt !== undefined) tell(ctx, attempt, step);
  }
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

/** An attempt with what becomes of its delivery. */
interface Decided {
  attempt: Attempt;
  token: string;
  step: Recorded;
  isDelivered: boolean;
  /** An earlier attempt was delivered. */
  wasDelivered: boolean;
  /** Of an answer that came whole. */
  code: number | null;
  givenUp: GivenUp | null;
  /** When it is recorded, UTC. */
  at: string;
}

/**
 * Records attempts and what becomes of their deliveries, in the order in which they ended. Null in the place of each
 * whose lease has passed on to somebody newer, whose result is the one that counts; of it nothing is recorded.
 */
async function recordAttempts(
  trx: Trx,
  ctx: AppContext,
  recordings: readonly Recording[],
  { skipsFollowUp = false } = {},
): Promise<(Recorded | null)[]> {
  const at = ctx.clock.now();
  const decided: Decided[] = [];
  for (const recording of recordings) decided.push(await decide(trx, recording, at));
  const moved = await moveDeliveries(trx, decided.map(moveOf));
  const held = decided.filter(({ attempt }) => moved.has(attempt.delivery.id));
  await insertAttempts(
    trx,
    held.map(({ attempt }) => attemptRow(attempt)),
  );
  await countAttempts(trx, held.filter(({ attempt }) => attempt.delivery.is_test === 0).map(countedOf));
  if (!skipsFollowUp) await followUpAll(trx, ctx, held);
  return decided.map(({ attempt, step }) => (moved.has(attempt.delivery.id) ? step : null));
}

async function decide(trx: Trx, { attempt, token, random }: Recording, at: string): Promise<Decided> {
  const { delivery, dialect, number, result } = attempt;
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
  const givenUp = step.state === "exhausted" || step.state === "rejected" ? step.state : null;
  return { attempt, token, step, isDelivered, wasDelivered, code, givenUp, at };
}

function moveOf({ attempt, token, step, at }: Decided): DeliveryMove {
  const { delivery, number, url, result } = attempt;
  return {
    id: delivery.id,
    token,
    url,
    state: step.state,
    attempt_count: number,
    next_attempt_at: step.state === "pending" ? shiftInstant(at, step.delayMs) : null,
    last_code: result.code,
    last_error: result.error,
    last_class: attemptClass(result),
    finished_at: step.state === "pending" ? null : at,
  };
}

/** @throws FollowUpError */
async function followUpAll(trx: Trx, ctx: AppContext, decided: readonly Decided[]): Promise<void> {
  const untroubled = new Set<string>();
  try {
    for (const each of decided) await followUp(trx, ctx, each, untroubled);
  } catch (cause) {
    throw new FollowUpError("What follows from an attempt failed", { cause });
  }
}

async function followUp(
  trx: Trx,
  ctx: AppContext,
  { attempt, isDelivered, givenUp, code, at }: Decided,
  untroubled: Set<string>,
): Promise<void> {
  const { delivery, dialect, number, result } = attempt;
  if (dialect === null) return;
  // What was sent again by hand after its schedule was given up once already.
  const isGivenUp = givenUp !== null && number <= dialect.attemptsMax;
  // A fault of our own says nothing about the receiver.
  if (result.outcome !== "not_sent")
    await noteAttempt(trx, ctx, { delivery, dialect, isDelivered, isGivenUp, code, at }, untroubled);
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

function countedOf({ attempt, isDelivered, wasDelivered, givenUp }: Decided): CountedAttempt {
  const { delivery, number, startedAt, result } = attempt;
  const { endpoint_id: endpointId, created_at: createdAt } = delivery;
  const { durationMs, outcome, code } = result;
  const end = { isDelivery: isDelivered && !wasDelivered, givenUp };
  return { endpointId, createdAt, number, startedAt, durationMs, outcome, code, ...end };
}

/** An answer that was cut off by the time limit says nothing that could end a delivery. */
function hasWholeAnswer(result: AttemptResult): boolean {
  return result.outcome === "delivered" || result.outcome === "http_error" || result.outcome === "redirect";
}

function attemptRow({ delivery, number, startedAt, hiddenHeaders, result }: Attempt): AttemptRow {
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
