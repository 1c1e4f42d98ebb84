import { authorizedTotal } from "../../shared/payments/authorization-change.ts";
import { type Balances, held, isOpen } from "../../shared/payments/balances.ts";
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
  // The step is worked out from what succeeded, so that two of them at once would both be added.
  if (operations.some(isOpen)) {
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

/** What the payment asks for once a change of its authorization has succeeded; the order as it was first stays beside it. */
export interface ChangedOrder {
  /** Minor units. */
  amount: number;
  details: PaymentRecord["details"];
}

/** Null where none of the operations that just moved is such a change. */
export function changedOrder(
  payment: Pick<PaymentRecord, "amount" | "details">,
  operations: readonly OperationRecord[],
  moved: readonly OperationRecord[],
): ChangedOrder | null {
  const change = moved.find(
    ({ state, request }) => state === "succeeded" && typeof request["authorized_total"] === "number",
  );
  if (change === undefined) return null;
  const { amount, details } = payment;
  const items = change.request["items"] ?? details["items"];
  return {
    amount: authorizedTotal(operations),
    details: {
      ...details,
      ...(items === undefined ? {} : { items }),
      first_order: details["first_order"] ?? { amount, items: details["items"] ?? [] },
    },
  };
}

/** The amount and the lines that the payer agreed to, whatever they have become since. */
export function firstOrder({ amount, details }: Pick<PaymentRecord, "amount" | "details">): {
  amount: unknown;
  items: unknown;
} {
  const kept = details["first_order"];
  if (typeof kept === "object" && kept !== null && "amount" in kept && "items" in kept) return kept;
  return { amount, items: details["items"] ?? [] };
}
