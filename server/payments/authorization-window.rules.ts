import { shiftInstant } from "../../shared/instant.ts";
import { balancesOf, held, isOpen, type OperationFact } from "../../shared/payments/balances.ts";
import { paymentMethod } from "../../shared/payments/payment-methods.ts";

const dayMs = 86_400_000;

/** When a reservation made at `at` ends; null for a method whose money is taken at once. */
export function authorizationEnd(method: string, at: string): string | null {
  const { authorizationDays } = paymentMethod(method);
  return authorizationDays === null ? null : shiftInstant(at, authorizationDays * dayMs);
}

/**
 * When what is still reserved ends, now that operations moved: some methods reserve the rest anew with every capture.
 *
 * @param facts all operations as they stand after the move.
 */
export function movedEnd(
  { method, authorization_expires_at: end }: { method: string; authorization_expires_at: string | null },
  { facts, moved, at }: { facts: readonly OperationFact[]; moved: readonly OperationFact[]; at: string },
): string | null {
  if (paymentMethod(method).isRenewedByCapture !== true || end === null) return end;
  const isCaptured = moved.some(({ kind, state }) => kind === "capture" && state === "succeeded");
  return isCaptured && held(balancesOf(facts)) > 0 ? authorizationEnd(method, at) : end;
}

/**
 * The ends between which a reservation of the method is made longer at `now` without anybody asking, and since when
 * such a payment can have been made; null for a method that nobody makes longer.
 */
export function renewalWindow(method: string, now: string): { from: string; until: string; madeSince: string } | null {
  const { authorizationDays, renewal } = paymentMethod(method);
  if (authorizationDays === null || renewal === undefined) return null;
  const until = shiftInstant(now, (authorizationDays - renewal.fromDay) * dayMs);
  return { from: now, until, madeSince: shiftInstant(now, -renewal.daysMax * dayMs) };
}

/** An operation with the time from which a reservation counts. */
export interface TimedOperation extends OperationFact {
  created_at: string;
  settled_at: string | null;
}

/**
 * When a reservation ends that the processor has just made longer of its own accord; null where it does not: it is too
 * early or too late, nothing is reserved, something is under way, or it has lasted for as long as it may.
 */
export function renewedEnd(
  { method, authorization_expires_at: end }: { method: string; authorization_expires_at: string | null },
  operations: readonly TimedOperation[],
  now: string,
): string | null {
  const window = renewalWindow(method, now);
  const next = authorizationEnd(method, now);
  if (window === null || next === null || end === null || end < window.from || end > window.until) return null;
  if (operations.some(isOpen) || held(balancesOf(operations)) === 0) return null;
  const latest = latestEnd(method, operations);
  const renewed = latest !== null && latest < next ? latest : next;
  return renewed > end ? renewed : null;
}

/** Counted from the first authorization, whatever was added to it. */
function latestEnd(method: string, operations: readonly TimedOperation[]): string | null {
  const { renewal } = paymentMethod(method);
  const first = operations.find(({ kind, state }) => kind === "authorize" && state === "succeeded");
  if (renewal === undefined || first === undefined) return null;
  return shiftInstant(first.settled_at ?? first.created_at, renewal.daysMax * dayMs);
}
