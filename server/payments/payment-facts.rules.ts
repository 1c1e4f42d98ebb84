import { balancesOf } from "../../shared/payments/balances.ts";
import type { Blockable } from "../../shared/payments/blockers.ts";
import { type StatusFact, paymentStatus } from "../../shared/payments/payment-status.ts";
import { isAwaitingFinalAmount } from "./authorization-change.rules.ts";
import type { OperationRecord, PaymentRecord } from "./payment.record.ts";

/** What the pure rules need of each operation. */
export function factsOf(operations: readonly OperationRecord[]): StatusFact[] {
  return operations.map(({ kind, state, amount, isFinal, isHeld, isUnderReview, reason }) => ({
    ...{ kind, state, amount, isFinal, isHeld, isUnderReview, reason },
  }));
}

/** The payment as the blockers look at it, computed from its operations and not from the stored copy. */
export function blockableOf(payment: PaymentRecord, operations: readonly OperationRecord[]): Blockable {
  const facts = factsOf(operations);
  return {
    status: paymentStatus(facts),
    method: payment.method,
    balances: balancesOf(facts),
    isAwaitingFinalAmount: isAwaitingFinalAmount(payment, operations),
  };
}

/** The stored copy of what the operations say. */
export type DerivedColumns = Pick<
  PaymentRecord,
  "status" | "authorized" | "captured" | "refunded" | "voided" | "captured_at" | "refunded_at"
>;

export function derivedColumns(operations: readonly OperationRecord[]): DerivedColumns {
  const facts = factsOf(operations);
  const { authorized, captured, refunded, voided } = balancesOf(facts);
  return {
    status: paymentStatus(facts),
    authorized,
    captured,
    refunded,
    voided,
    captured_at: newestSettled(operations, ["capture", "receive"]),
    refunded_at: newestSettled(operations, ["refund"]),
  };
}

function newestSettled(
  operations: readonly OperationRecord[],
  kinds: readonly OperationRecord["kind"][],
): string | null {
  const instants = operations
    .filter((operation) => operation.state === "succeeded" && kinds.includes(operation.kind))
    .map((operation) => operation.settled_at ?? operation.created_at);
  return instants.sort().at(-1) ?? null;
}
