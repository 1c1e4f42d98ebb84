import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { minorSchema } from "../money.schema.ts";
import {
  type OperationKind,
  operationKindSchema,
  type OperationState,
  operationStateSchema,
} from "../payments/balances.ts";
import { processorErrorSchema } from "../payments/payment.schema.ts";
import { paymentStatusSchema } from "../payments/payment-status.ts";

/** What the event of a payment's operation tells, with the payment as it stood after it. */
export const paymentEventPayloadSchema = z
  .strictObject({
    payment_id: z.string(),
    account_id: z.string(),
    session_id: z.string().nullable(),
    merchant_reference: z.string(),
    method: z.string(),
    status: paymentStatusSchema,
    currency: z.string(),
    /** What the payer was asked for, minor units, like all amounts here. */
    amount: minorSchema,
    authorized: minorSchema,
    captured: minorSchema,
    refunded: minorSchema,
    voided: minorSchema,
    created_at: instantSchema,
    operation: z.strictObject({
      id: z.string(),
      kind: operationKindSchema,
      state: operationStateSchema,
      amount: minorSchema,
      reference: z.string().nullable(),
      error: processorErrorSchema.nullable(),
    }),
    /** Why the money moved back, or why the payment ended. */
    reason: z.string().nullable(),
  })
  .meta({ id: "PaymentEventPayload" });
export type PaymentEventPayload = z.infer<typeof paymentEventPayloadSchema>;

export const paymentEventTypes = [
  "payment.held",
  "payment.authorized",
  "payment.authorization_failed",
  "payment.captured",
  "payment.capture_failed",
  "payment.voided",
  "payment.void_failed",
  "payment.refunded",
  "payment.refund_failed",
  "payment.received",
  "payment.ended",
] as const;
export type PaymentEventType = (typeof paymentEventTypes)[number];

const names: Readonly<Record<OperationKind, { succeeded: PaymentEventType; failed: PaymentEventType }>> = {
  authorize: { succeeded: "payment.authorized", failed: "payment.authorization_failed" },
  receive: { succeeded: "payment.received", failed: "payment.authorization_failed" },
  capture: { succeeded: "payment.captured", failed: "payment.capture_failed" },
  void: { succeeded: "payment.voided", failed: "payment.void_failed" },
  refund: { succeeded: "payment.refunded", failed: "payment.refund_failed" },
  cancel: { succeeded: "payment.ended", failed: "payment.ended" },
  expire: { succeeded: "payment.ended", failed: "payment.ended" },
};

/** The event that an operation is, once its outcome is known or a review has begun; null before. */
export function paymentEventType(operation: {
  kind: OperationKind;
  state: OperationState;
  isUnderReview?: boolean;
}): PaymentEventType | null {
  if (operation.isUnderReview === true) return "payment.held";
  return operation.state === "succeeded" || operation.state === "failed"
    ? names[operation.kind][operation.state]
    : null;
}
