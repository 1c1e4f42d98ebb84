import { z } from "zod";
import type { SettlementPaymentStatus } from "../settlements/settlement.schema.ts";
import type { OperationKind, OperationState } from "./balances.ts";

/** How far a payment's money has come on its way to the shop's bank. */
export const settlementStatuses = ["NOT_SETTLED", "PENDING_SETTLEMENT", "PARTIALLY_SETTLED", "SETTLED"] as const;
export const settlementStatusSchema = z.enum(settlementStatuses).meta({ id: "PaymentSettlementStatus" });
export type SettlementStatus = z.infer<typeof settlementStatusSchema>;

/** Whether an operation is ever paid out: money that was taken, or given back. */
export function isSettleable(operation: { kind: OperationKind; state: OperationState }): boolean {
  return (
    operation.state === "succeeded" &&
    (operation.kind === "capture" || operation.kind === "receive" || operation.kind === "refund")
  );
}

/**
 * @param operations of the payment, all of them.
 * @param settled by operation id, the state of the settlement that the operation is in.
 */
export function settlementStatus(
  operations: readonly { id: string; kind: OperationKind; state: OperationState }[],
  settled: ReadonlyMap<string, SettlementPaymentStatus>,
): SettlementStatus {
  const states = operations.filter(isSettleable).map((operation) => settled.get(operation.id) ?? null);
  if (states.every((state) => state === null)) return "NOT_SETTLED";
  if (states.every((state) => state === "paid")) return "SETTLED";
  return states.includes("paid") ? "PARTIALLY_SETTLED" : "PENDING_SETTLEMENT";
}
