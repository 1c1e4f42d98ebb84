import { z } from "zod";
import { minor, type Minor } from "../money.ts";

export const operationKindSchema = z.enum(["authorize", "capture", "void", "refund", "receive", "cancel", "expire"]);
export type OperationKind = z.infer<typeof operationKindSchema>;

/**
 * `pending` until the gateway has answered, then `succeeded`, `failed` (refused, safe to say) or
 * `unknown` (no answer: asked again with the same key until it is one of the other two).
 */
export const operationStateSchema = z.enum(["pending", "succeeded", "failed", "unknown"]);
export type OperationState = z.infer<typeof operationStateSchema>;

/** As much of an operation as the totals depend on. */
export interface OperationFact {
  kind: OperationKind;
  state: OperationState;
  /** Minor units. */
  amount: number;
  /** A capture that releases what it leaves. */
  isFinal?: boolean;
  /** Waits for a second person, and not for the gateway. */
  isHeld?: boolean;
  /** The processor has taken it up and has people look at it before it decides. */
  isUnderReview?: boolean;
}

/** All in minor units of the payment's currency. */
export interface Balances {
  authorized: Minor;
  captured: Minor;
  refunded: Minor;
  voided: Minor;
  /** Asked for and not yet answered. */
  pendingCapture: Minor;
  pendingRefund: Minor;
  /** A reservation whose answer is still open; beside one that succeeded, a change of its amount or its end. */
  hasOpenAuthorization: boolean;
  /** A void, or a final capture, whose answer is still open: it will release everything that is left. */
  hasOpenRelease: boolean;
  /** A refund that waits for a second person. */
  hasHeldRefund: boolean;
}

/** Totals from facts. The only place where they are computed; what a row stores is a copy that `verify` checks. */
export function balancesOf(operations: readonly OperationFact[]): Balances {
  const totals = { authorized: 0, captured: 0, refunded: 0, voided: 0, pendingCapture: 0, pendingRefund: 0 };
  let hasOpenAuthorization = false;
  let hasOpenRelease = false;
  let hasHeldRefund = false;
  for (const operation of operations) {
    if (operation.state === "succeeded") addSucceeded(totals, operation);
    if (isOpen(operation)) {
      if (operation.kind === "authorize") hasOpenAuthorization = true;
      if (operation.kind === "capture") totals.pendingCapture += operation.amount;
      if (operation.kind === "refund") totals.pendingRefund += operation.amount;
      if (operation.kind === "refund" && operation.isHeld === true) hasHeldRefund = true;
      if (operation.kind === "void" || (operation.kind === "capture" && operation.isFinal === true))
        hasOpenRelease = true;
    }
  }
  return {
    authorized: minor(totals.authorized),
    captured: minor(totals.captured),
    refunded: minor(totals.refunded),
    voided: minor(totals.voided),
    pendingCapture: minor(totals.pendingCapture),
    pendingRefund: minor(totals.pendingRefund),
    hasOpenAuthorization,
    hasOpenRelease,
    hasHeldRefund,
  };
}

function addSucceeded(
  totals: Record<"authorized" | "captured" | "refunded" | "voided", number>,
  operation: OperationFact,
) {
  switch (operation.kind) {
    case "authorize":
      totals.authorized += operation.amount;
      return;
    case "receive":
      totals.authorized += operation.amount;
      totals.captured += operation.amount;
      return;
    case "capture":
      totals.captured += operation.amount;
      return;
    case "void":
      totals.voided += operation.amount;
      return;
    case "refund":
      totals.refunded += operation.amount;
      return;
    case "cancel":
    case "expire":
      return;
  }
}

/** Neither succeeded nor failed: its amount stays reserved. */
export function isOpen(operation: Pick<OperationFact, "state">): boolean {
  return operation.state === "pending" || operation.state === "unknown";
}

/** Authorized, and neither taken nor released: what the processor still holds. */
export function held(balances: Balances): Minor {
  return minor(balances.authorized - balances.captured - balances.voided);
}

/** What may still be captured now. */
export function capturable(balances: Balances): Minor {
  return balances.hasOpenRelease ? minor(0) : minor(held(balances) - balances.pendingCapture);
}

/** What may still be refunded now. */
export function refundable(balances: Balances): Minor {
  return minor(balances.captured - balances.refunded - balances.pendingRefund);
}
