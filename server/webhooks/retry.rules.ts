import type { DeliveryState } from "../../shared/webhooks/delivery.schema.ts";

/** When a family of receivers is tried again, and what ends the trying. */
export interface RetryPolicy {
  /** Tries in all, the first included. */
  readonly attemptsMax: number;
  /** Share of the delay by which it may vary, such as 0.1. */
  readonly jitter: number;
  /** The longest `Retry-After` of a 429 or 503 that is honored, in milliseconds; 0 ignores them all. */
  readonly retryAfterMsMax: number;
  /** Wait after the failed attempt `number` (from 1), before jitter; null when the schedule is used up. */
  retryDelayMs(number: number): number | null;
  /** Whether this answer ends the delivery without another try. Never asked for 2xx. */
  isTerminal(code: number): boolean;
}

/** What an attempt came to, as far as the schedule is concerned. */
export interface AttemptFacts {
  /** From 1. */
  number: number;
  isDelivered: boolean;
  /** Null when no answer came in time. */
  code: number | null;
  /** What the receiver asked for, already relative. */
  retryAfterMs: number | null;
  /** An earlier attempt was delivered, so this one was sent on a person's wish. */
  wasDelivered: boolean;
  /** From 0 up to 1; spreads retries that failed together. */
  random: number;
}

export type NextStep =
  | { state: Extract<DeliveryState, "delivered" | "rejected" | "exhausted"> }
  | { state: Extract<DeliveryState, "pending">; delayMs: number };

/**
 * What becomes of a delivery after an attempt. One that was delivered before stays so: the receiver
 * has it, and sending it once more was one wish, not a new schedule.
 */
export function nextStep(policy: RetryPolicy, attempt: AttemptFacts): NextStep {
  if (attempt.isDelivered || attempt.wasDelivered) return { state: "delivered" };
  if (attempt.code !== null && policy.isTerminal(attempt.code)) return { state: "rejected" };
  const delayMs = attempt.number >= policy.attemptsMax ? null : policy.retryDelayMs(attempt.number);
  if (delayMs === null) return { state: "exhausted" };
  const spreadMs = Math.round(delayMs * (1 + policy.jitter * (2 * attempt.random - 1)));
  return { state: "pending", delayMs: Math.max(spreadMs, honoredMs(policy, attempt)) };
}

function honoredMs(policy: RetryPolicy, { code, retryAfterMs }: AttemptFacts): number {
  if (retryAfterMs === null || (code !== 429 && code !== 503)) return 0;
  return Math.min(retryAfterMs, policy.retryAfterMsMax);
}

/** The header's two forms, seconds or a date (RFC 9110, section 10.2.3), in milliseconds from `now`; null when unreadable. */
export function parseRetryAfter(header: string | undefined, now: string): number | null {
  if (header === undefined) return null;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.parse(now));
}
