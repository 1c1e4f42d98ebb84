import { shiftInstant } from "../../shared/instant.ts";
import { balancesOf, held, isOpen, type OperationFact } from "../../shared/payments/balances.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How long an authorization is tried to be captured automatically, in milliseconds. */
const triedForMs = 48 * hourMs;

/**
 * Pauses after the authorization and after each try, in milliseconds; the last one repeats. The first
 * leaves the request that authorizes the time for the try of its own.
 */
const pausesMs = [minuteMs, minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs] as const;

/** As much of an operation as the plan depends on. */
export interface PlannedOperation extends OperationFact {
  isAutomatic: boolean;
  created_at: string;
  settled_at: string | null;
}

export interface AutoCapturePlan {
  /** When to try next, never after `until`. UTC, as is the other. */
  nextAt: string;
  /** When to give up. */
  until: string;
}

/**
 * When a payment is to be captured automatically; null when that is over or was never due: nothing is
 * reserved, or money was taken or released, whoever did it. A capture by hand that was refused took
 * nothing, and so does not stop the automatic ones.
 */
export function autoCapturePlan(operations: readonly PlannedOperation[]): AutoCapturePlan | null {
  const balances = balancesOf(operations);
  if (balances.captured > 0 || held(balances) === 0) return null;
  const authorized = operations.findLast(({ kind, state }) => kind === "authorize" && state === "succeeded");
  if (authorized === undefined) return null;
  const since = authorized.settled_at ?? authorized.created_at;
  const tries = operations.filter(({ kind, isAutomatic }) => kind === "capture" && isAutomatic);
  const pauseMs = pausesMs[Math.min(tries.length, pausesMs.length - 1)] ?? hourMs;
  const next = shiftInstant(tries.at(-1)?.created_at ?? since, pauseMs);
  const until = shiftInstant(since, triedForMs);
  return { nextAt: next < until ? next : until, until };
}

/** What an automatic capture takes now, in minor units: everything, and only while nothing else is under way. */
export function autoCapturable(operations: readonly PlannedOperation[]): number {
  const balances = balancesOf(operations);
  return balances.captured > 0 || operations.some(isOpen) ? 0 : held(balances);
}

/** When to look at a payment again that could not be tried now. UTC, never after `until`. */
export function laterLook(now: string, until: string): string {
  const later = shiftInstant(now, minuteMs);
  return later < until ? later : until;
}
