import { shiftInstant } from "../../shared/instant.ts";
import { balancesOf, held, type OperationFact } from "../../shared/payments/balances.ts";
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
