import { z } from "zod";
import type { EventDescription } from "../../webhooks/event-description.ts";

export const paymentChanged = "payment.status_changed";
export const payoutChanged = "payout.status_changed";

const decimalSchema = z.string().regex(/^\d+(\.\d+)?$/);
const secondSchema = z.iso.datetime({ precision: 0 });

/** What both kinds of message say. */
const commonSchema = z.object({
  eventId: z.uuidv4(),
  merchantId: z.string(),
  /** The merchant's own reference. */
  externalId: z.string().optional(),
  amount: decimalSchema,
  currency: z.string().length(3),
});

const paymentMessageSchema = commonSchema.extend({
  eventType: z.literal(paymentChanged),
  transactionId: z.string(),
  status: z.enum(["confirmed", "cancelled", "expired"]),
  /** With `confirmed`: what arrived, when, and what the bank calls it. */
  receivedAmount: decimalSchema.optional(),
  confirmationDate: secondSchema.optional(),
  bankSystemTrxId: z.string().optional(),
  customer: z.unknown().optional(),
  metadata: z.unknown().optional(),
});

const payoutMessageSchema = commonSchema.extend({
  eventType: z.literal(payoutChanged),
  payoutId: z.string(),
  status: z.enum(["completed", "failed"]),
  bankSystemTrxId: z.string().optional(),
  /** With `failed`. */
  errorMessage: z.string().optional(),
  metadata: z.unknown().optional(),
});

/** The catalogue of the payments wire. */
export const paymentsCatalogue: readonly EventDescription[] = [
  {
    type: paymentChanged,
    description:
      "A transfer came in, or will not come any more: it was cancelled, or its time ran out. That it was started is not told.",
    body: paymentMessageSchema,
  },
  {
    type: payoutChanged,
    description: "A payout was completed, or failed. That it waits or is being worked on is not told.",
    body: payoutMessageSchema,
  },
];
