import { authorizationChanged } from "../../shared/payments/authorization-change.ts";
import { held, type Balances } from "../../shared/payments/balances.ts";
import type { Blocker } from "../../shared/payments/blockers.ts";
import type { OperationRecord, PaymentRecord } from "./payment.record.ts";

export interface WantedAuthorization {
  /** The new total, minor units; null only makes the authorization last longer. */
  total: number | null;
  /** Of an authorization that was opened to grow: whether this is its last change. */
  isFinal: boolean;
}

/** What has to happen at the gateway, or why nothing may. Amounts in minor units. */
export type AuthorizationChange = { kind: "authorize" | "void"; amount: number; total: number } | { blocker: Blocker };

/** Whether the payment was opened to grow and nobody has said yet what it comes to. */
export function isAwaitingFinalAmount(
  payment: Pick<PaymentRecord, "details">,
  operations: readonly OperationRecord[],
): boolean {
  if (payment.details["pre_authorization"] !== true) return false;
  return !operations.some(({ state, request }) => state === "succeeded" && request["final_authorization"] === true);
}

/** What is authorized now: what was reserved, less what later changes took off again. */
export function authorizedTotal(operations: readonly OperationRecord[]): number {
  let total = 0;
  for (const { kind, state, amount, reason } of operations) {
    if (state !== "succeeded") continue;
    if (kind === "authorize" || kind === "receive") total += amount;
    if (kind === "void" && reason === authorizationChanged) total -= amount;
  }
  return total;
}

/** The step from what is authorized to what is wanted. */
export function authorizationStep(
  payment: Pick<PaymentRecord, "method" | "details">,
  operations: readonly OperationRecord[],
  balances: Balances,
  wanted: WantedAuthorization,
): AuthorizationChange {
  const now = authorizedTotal(operations);
  const total = wanted.total ?? now;
  if (held(balances) === 0) return { blocker: { code: "authorization_fixed" } };
  if (balances.pendingCapture > 0 || balances.hasOpenRelease) {
    return { blocker: { code: "operation_in_flight", instead: "wait" } };
  }
  const isInvoice = payment.method.startsWith("klarna.");
  if (!isInvoice && !isAwaitingFinalAmount(payment, operations)) return { blocker: { code: "authorization_fixed" } };
  if (wanted.total === null && payment.method !== "klarna.klarna") return { blocker: { code: "authorization_fixed" } };
  if (total <= balances.captured) return { blocker: { code: "amount_not_positive" } };
  if (!isInvoice && !wanted.isFinal && total <= now)
    return { blocker: { code: "authorization_must_grow", limit: now } };
  return total < now ? { kind: "void", amount: now - total, total } : { kind: "authorize", amount: total - now, total };
}
