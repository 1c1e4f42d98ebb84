import type { StatusFact } from "./payment-status.ts";

/** The reason that every operation of a changed authorization carries. */
export const authorizationChanged = "authorization_changed";

/** What is authorized now, minor units: what was reserved, less what later changes took off again. */
export function authorizedTotal(operations: readonly StatusFact[]): number {
  let total = 0;
  for (const { kind, state, amount, reason } of operations) {
    if (state !== "succeeded") continue;
    if (kind === "authorize" || kind === "receive") total += amount;
    if (kind === "void" && reason === authorizationChanged) total -= amount;
  }
  return total;
}
