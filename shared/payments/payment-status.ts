import { z } from "zod";
import { type Balances, balancesOf, held, isOpen, type OperationFact } from "./balances.ts";

/** In the order of a payment's life. Names follow the checkout wire, which has the finest set. */
export const paymentStatuses = [
  "INITIATED",
  "ON_HOLD",
  "AUTHORIZED",
  "PARTIALLY_CAPTURED",
  "PARTIALLY_CAPTURED_REFUNDED",
  "CAPTURED",
  "PARTIALLY_REFUNDED",
  "REFUNDED",
  "AUTHORIZATION_VOIDED",
  "DECLINED",
  "FAILED",
  "EXPIRED",
  "UNKNOWN",
] as const;
export const paymentStatusSchema = z.enum(paymentStatuses).meta({ id: "PaymentStatus" });
export type PaymentStatus = z.infer<typeof paymentStatusSchema>;

export const paymentApiSchema = z.enum(["checkout", "payments", "lending"]);
export type PaymentApi = z.infer<typeof paymentApiSchema>;

/** Why a payment ended before any money was reserved: the payer said no, it went wrong, or it was called off. */
export const endReasonSchema = z.enum(["declined", "failed", "cancelled"]);
export type EndReason = z.infer<typeof endReasonSchema>;

export interface StatusFact extends OperationFact {
  /** Of a `cancel` or `expire`. */
  reason?: string | null;
}

/** The one rule from operations to status. */
export function paymentStatus(operations: readonly StatusFact[]): PaymentStatus {
  const balances = balancesOf(operations);
  if (balances.authorized > 0) return statusOfReserved(balances);
  // The order costs nothing: all of it is there, and nothing is left to take.
  if (hasSucceeded(operations, "receive")) return "CAPTURED";
  // Nothing was asked for: the payer only left a card for later.
  if (hasSucceeded(operations, "authorize")) {
    return hasSucceeded(operations, "void") ? "AUTHORIZATION_VOIDED" : "AUTHORIZED";
  }
  const end = operations.find((operation) => operation.state === "succeeded" && isEnd(operation));
  if (end !== undefined) return statusOfEnd(end);
  const open = operations.filter((operation) => operation.kind === "authorize" && isOpen(operation));
  if (open.some((operation) => operation.isUnderReview === true)) return "ON_HOLD";
  return open.some((operation) => operation.state === "unknown") ? "UNKNOWN" : "INITIATED";
}

function hasSucceeded(operations: readonly StatusFact[], kind: StatusFact["kind"]): boolean {
  return operations.some((operation) => operation.kind === kind && operation.state === "succeeded");
}

function isEnd(operation: StatusFact): boolean {
  return operation.kind === "cancel" || operation.kind === "expire";
}

function statusOfEnd(end: StatusFact): PaymentStatus {
  if (end.kind === "expire") return "EXPIRED";
  if (end.reason === "declined") return "DECLINED";
  return end.reason === "cancelled" ? "AUTHORIZATION_VOIDED" : "FAILED";
}

function statusOfReserved(balances: Balances): PaymentStatus {
  const { authorized, captured, refunded, voided } = balances;
  if (captured === 0) return voided === authorized ? "AUTHORIZATION_VOIDED" : "AUTHORIZED";
  if (held(balances) > 0) return refunded > 0 ? "PARTIALLY_CAPTURED_REFUNDED" : "PARTIALLY_CAPTURED";
  if (refunded === 0) return "CAPTURED";
  return refunded === captured ? "REFUNDED" : "PARTIALLY_REFUNDED";
}
