import { filled } from "../../shared/sentences/message-text.ts";
import { reasonTexts } from "../../shared/sentences/reason-texts.ts";
import type { Random } from "./random.ts";

/** One try to reach a receiver. */
export interface PlannedAttempt {
  startedMs: number;
  durationMs: number;
  outcome: string;
  code: number | null;
  error: string | null;
}

export interface PlannedDelivery {
  state: "delivered" | "exhausted" | "rejected";
  attempts: readonly PlannedAttempt[];
}

/** As much of a dialect as the fate of its deliveries depends on. */
export interface Schedule {
  attemptsMax: number;
  retryDelayMs(number: number): number | null;
}

type Failure = Pick<PlannedAttempt, "outcome" | "code" | "error">;

const said = reasonTexts.sentence;
const answered = (code: string) => filled(said.answered_code, { code });

const passing: readonly Failure[] = [
  { outcome: "http_error", code: 502, error: answered("502") },
  { outcome: "http_error", code: 503, error: answered("503") },
  { outcome: "http_error", code: 500, error: answered("500") },
  { outcome: "connection_refused", code: null, error: said.connection_refused },
  { outcome: "timeout", code: null, error: said.no_answer },
];

const final: readonly Failure[] = [
  { outcome: "http_error", code: 404, error: answered("404") },
  { outcome: "http_error", code: 410, error: answered("410") },
];

/**
 * How a delivery went: nearly always at once, now and then after some tries, rarely never. All of it is over when
 * the history ends, so that nothing of the past is sent again.
 */
export function planDelivery(random: Random, schedule: Schedule, atMs: number, untilMs: number): PlannedDelivery {
  const luck = random.unit();
  if (luck < 0.006) return rejected(random, atMs);
  const failures = luck < 0.01 ? schedule.attemptsMax : luck < 0.04 ? random.between(1, 4) : 0;
  const attempts = failedAttempts(random, schedule, failures, atMs);
  const endMs = attempts.reduce((latest, attempt) => Math.max(latest, attempt.startedMs + attempt.durationMs), atMs);
  const nextMs = nextStartMs(random, schedule, attempts, atMs);
  if (Math.max(endMs, nextMs) + 5_000 > untilMs) return delivered(random, [], atMs);
  if (failures === schedule.attemptsMax) return { state: "exhausted", attempts };
  return delivered(random, attempts, nextMs);
}

function delivered(random: Random, before: readonly PlannedAttempt[], startedMs: number): PlannedDelivery {
  const success = { startedMs, durationMs: random.between(18, 420), outcome: "delivered", code: 200, error: null };
  return { state: "delivered", attempts: [...before, success] };
}

function rejected(random: Random, atMs: number): PlannedDelivery {
  const answer = { startedMs: atMs, durationMs: random.between(20, 300), ...random.pick(final) };
  return { state: "rejected", attempts: [answer] };
}

function failedAttempts(random: Random, schedule: Schedule, count: number, atMs: number): PlannedAttempt[] {
  const attempts: PlannedAttempt[] = [];
  const failure = random.pick(passing);
  for (let number = 1; number <= count; number += 1) {
    const durationMs = failure.outcome === "timeout" ? 10_000 : random.between(3, 900);
    attempts.push({ startedMs: nextStartMs(random, schedule, attempts, atMs), durationMs, ...failure });
  }
  return attempts;
}

function nextStartMs(random: Random, schedule: Schedule, attempts: readonly PlannedAttempt[], atMs: number): number {
  const last = attempts.at(-1);
  if (last === undefined) return atMs + random.between(2, 12);
  const delayMs = schedule.retryDelayMs(attempts.length) ?? 0;
  return last.startedMs + last.durationMs + Math.round(delayMs * (0.9 + 0.2 * random.unit()));
}
