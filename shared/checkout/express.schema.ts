import { z } from "zod";
import { storedShippingSchema } from "./order.schema.ts";

/** Consumers and businesses. */
export const customerTypeSchema = z.enum(["b2c", "b2b"]);
export type CustomerType = z.infer<typeof customerTypeSchema>;

/** More than any shop lets a payer enter for one order. */
export const discountCodesMax = 20;

/** What a shop leaves to the payer, as stored: whatever of it is not understood counts as left out. */
export const storedExpressSchema = z.looseObject({
  shipping_options: z.array(storedShippingSchema).catch([]),
  shipping_mode: z.string().optional().catch(undefined),
  customer_types: z.array(customerTypeSchema).min(1).catch(["b2c"]),
  shipping_address_callback_url: z.string().min(1).nullable().catch(null),
  default_different_billing_shipping_address: z.boolean().catch(false),
  discount_codes: z
    .looseObject({ max_count: z.int().positive().max(discountCodesMax).catch(1), callback_url: z.string().min(1) })
    .nullable()
    .catch(null),
});
