import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { currencySchema, minorSchema } from "../money.schema.ts";
import { sessionStepsSchema } from "./session-steps.schema.ts";
import { orderLineSchema, payerSchema } from "../payments/payment.schema.ts";
import { deliverySchema } from "../webhooks/delivery.schema.ts";

/** Where a session stands. `open` has not been paid, `paying` has had a try, the rest are ends. */
export const sessionStatuses = [
  "open",
  "paying",
  "authorized",
  "on_hold",
  "declined",
  "failed",
  "cancelled",
  "expired",
] as const;
export const sessionStatusSchema = z.enum(sessionStatuses).meta({ id: "SessionStatus" });
export type SessionStatus = z.infer<typeof sessionStatusSchema>;

export const sessionEventSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    created_at: instantSchema,
    details: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: "SessionEvent" });

export const sessionRowSchema = z
  .strictObject({
    id: z.string(),
    account_id: z.string(),
    profile_id: z.string(),
    customer_id: z.string().nullable(),
    payment_id: z.string().nullable(),
    status: sessionStatusSchema,
    currency: currencySchema,
    amount: minorSchema,
    merchant_reference: z.string(),
    merchant_reference_2: z.string().nullable(),
    payer: payerSchema,
    expires_at: instantSchema,
    created_at: instantSchema,
    updated_at: instantSchema,
  })
  .meta({ id: "SessionRow" });
export type SessionRow = z.infer<typeof sessionRowSchema>;

export const sessionSchema = sessionRowSchema
  .extend({
    url: z.string(),
    return_url: z.string(),
    callback_url: z.string().nullable(),
    lines: z.array(orderLineSchema),
    events: z.array(sessionEventSchema),
    steps: sessionStepsSchema,
    /** Who made it as a payment link; null for a shop's own session. */
    link_created_by: z.string().nullable(),
    /** Who was told of it and of its payment, oldest first. */
    deliveries: z.array(deliverySchema),
  })
  .meta({ id: "Session" });
export type SessionView = z.infer<typeof sessionSchema>;
