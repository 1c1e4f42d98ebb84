import { answeredClasses, attemptClass, type AttemptClass } from "../../shared/metrics/attempt-class.ts";
import type { CountedAttempt, RollupChange, RollupCounts } from "./delivery-rollup.record.ts";

/** `2026-06-01T09` of an instant. */
export function hourOf(instant: string): string {
  return instant.slice(0, 13);
}

/**
 * What a try adds to the roll-ups: itself to the hour in which it began, what it decided to the hour in which
 * the delivery was made. One change where both are the same, as they nearly always are.
 */
export function changesOf(attempt: CountedAttempt): RollupChange[] {
  const { endpointId } = attempt;
  const tried = attemptClass(attempt);
  const triedIn = hourOf(attempt.startedAt);
  const madeIn = hourOf(attempt.createdAt);
  const latencyMs = answered.has(tried) ? attempt.durationMs : null;
  const decided = decisionOf(attempt);
  const delayMs = attempt.isDelivery ? delayOf(attempt) : null;
  const counts: Partial<RollupCounts> = { [`attempts_${tried}` as const]: 1 };
  if (triedIn === madeIn) {
    return [{ endpointId, hour: triedIn, counts: { ...counts, ...decided }, latencyMs, delayMs }];
  }
  const own = { endpointId, hour: triedIn, counts, latencyMs, delayMs: null };
  if (Object.keys(decided).length === 0) return [own];
  return [own, { endpointId, hour: madeIn, counts: decided, latencyMs: null, delayMs }];
}

const answered: ReadonlySet<AttemptClass> = new Set(answeredClasses);

function decisionOf({ number, outcome, isDelivery, givenUp }: CountedAttempt): Partial<RollupCounts> {
  return {
    ...(number === 1 && outcome !== "delivered" ? { first_failed: 1 } : {}),
    ...(isDelivery ? { [number === 1 ? "delivered_first" : "delivered_later"]: 1 } : {}),
    ...(givenUp === null ? {} : { [givenUp]: 1 }),
  };
}

/** From the event to the end of the try that delivered it. */
function delayOf({ createdAt, startedAt, durationMs }: CountedAttempt): number {
  return Math.max(0, Date.parse(startedAt) - Date.parse(createdAt) + durationMs);
}
