import type { StatusFact } from "../../shared/payments/payment-status.ts";
import type { Trx } from "../database.ts";
import type { OperationRecord, PaymentRecord } from "./payment.record.ts";

/** A change to a payment, seen inside the transaction that makes it. */
export interface PaymentChange {
  payment: PaymentRecord;
  /** All of them, the changed one included. */
  operations: readonly OperationRecord[];
  facts: readonly StatusFact[];
  /** The operation that moved. */
  operation: OperationRecord;
  at: string;
  requestId: string | null;
}

/**
 * Whoever must commit something of its own together with a payment's change: sessions, events and
 * their deliveries. Runs inside the transaction, so it may query and nothing else; what it throws
 * undoes the change.
 */
export interface PaymentObserver {
  paymentChanged(trx: Trx, change: PaymentChange): Promise<void>;
}
