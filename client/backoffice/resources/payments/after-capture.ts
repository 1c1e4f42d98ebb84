import { balancesOf } from "../../../../shared/payments/balances.ts";
import { type PaymentStatus, paymentStatus } from "../../../../shared/payments/payment-status.ts";
import type { PaymentView } from "../../../../shared/payments/payment.schema.ts";

interface PlannedCapture {
  /** Minor units. */
  amount: number;
  isFinal: boolean;
}

/** The status that the payment would have, by the rule that the server uses. */
export function statusAfterCapture(payment: PaymentView, { amount, isFinal }: PlannedCapture): PaymentStatus {
  const facts = payment.operations.map((operation) => ({ ...operation, isFinal: operation.is_final }));
  const captured = [...facts, { kind: "capture", state: "succeeded", amount, isFinal } as const];
  const { authorized, captured: taken, voided } = balancesOf(captured);
  const released = isFinal ? authorized - taken - voided : 0;
  const release = { kind: "void", state: "succeeded", amount: released } as const;
  return paymentStatus(released > 0 ? [...captured, release] : captured);
}
