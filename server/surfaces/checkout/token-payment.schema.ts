import { z } from "zod";
import { paymentMethods } from "../../../shared/payments/payment-methods.ts";
import { moneySchema, optional, referenceSchema, requiredTextSchema } from "./wire-fields.ts";
import { configurationSchema, customerSchema, orderFields, sessionFields } from "./session-request.schema.ts";

const methodSchema = z
  .string({ error: "must be a payment product type" })
  .refine((type) => Object.hasOwn(paymentMethods, type), { error: "is not a payment product type" });

const cardMethodSchema = methodSchema.refine((type) => type.endsWith(".creditcard"), { error: "must be a card" });

const secretsSchema = z.object({
  payment_token: optional(requiredTextSchema),
  recurrence_token: optional(requiredTextSchema),
});

/** A session in which the payer leaves a card and nothing is reserved. */
export const tokenSessionSchema = z.object({
  session: z.object({
    ...sessionFields,
    order: z.looseObject({
      ...orderFields,
      amount: optional(moneySchema.refine((amount) => amount === 0, { error: "must be left out, or 0" })),
      merchant_reference: referenceSchema.min(1, { error: "must not be empty" }),
    }),
    profile_id: optional(requiredTextSchema),
    configuration: optional(configurationSchema),
  }),
  token_provider: z.object({
    payment_product_type: cardMethodSchema,
    token_types: z
      .array(z.enum(["payment_token", "recurrence_token"]))
      .min(1)
      .max(2),
  }),
});

/** A payment that the shop starts with a card that its payer has left. */
export const tokenPaymentSchema = z.object({
  session: z.object({
    ...sessionFields,
    url: optional(z.object({ return_url: optional(requiredTextSchema), callback_url: optional(requiredTextSchema) })),
    customer: customerSchema.extend({
      tokens: z.record(z.string(), z.union([secretsSchema, z.object({ creditcard: secretsSchema })])),
    }),
    configuration: optional(configurationSchema),
  }),
  payment: z.object({
    payment_product_type: cardMethodSchema,
    operation: z.enum(["unscheduled_purchase", "recurring_purchase"], {
      error: "must be unscheduled_purchase or recurring_purchase",
    }),
  }),
});
