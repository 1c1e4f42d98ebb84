import { z } from "zod";
import {
  countrySchema,
  instantInputSchema,
  moneySchema,
  optional,
  phoneSchema,
  orderAmountSchema,
  referenceSchema,
  requiredTextSchema,
  textSchema,
  vatSchema,
  wireCurrencySchema,
} from "./wire-fields.ts";

const linesMax = 1_000;

const itemSchema = z.looseObject({
  line_id: requiredTextSchema,
  amount: moneySchema,
  id: optional(textSchema),
  description: optional(textSchema),
  quantity: optional(z.number()),
  vat: optional(vatSchema),
  vat_amount: optional(moneySchema),
});

export const shippingOptionSchema = z.looseObject({
  id: requiredTextSchema,
  line_id: requiredTextSchema,
  amount: moneySchema,
  title: textSchema,
  operator: textSchema,
  vat: optional(vatSchema),
  vat_amount: optional(moneySchema),
});

const addressSchema = z.looseObject({
  first_name: optional(textSchema),
  last_name: optional(textSchema),
  business_name: optional(textSchema),
  address_line: optional(textSchema),
  postal_code: optional(textSchema),
  postal_place: optional(textSchema),
  email: optional(textSchema),
  phone_number: optional(phoneSchema),
  country: optional(countrySchema),
});

export const orderFields = {
  amount: orderAmountSchema,
  currency: wireCurrencySchema,
  merchant_reference_2: optional(referenceSchema),
  event_reference: optional(referenceSchema),
  vat_amount: optional(moneySchema),
  items: optional(z.array(itemSchema).max(linesMax)),
  shipping_option: optional(shippingOptionSchema),
  shipping_address: optional(addressSchema),
  billing_address: optional(addressSchema),
  partial_payment: optional(z.boolean()),
  store: optional(z.looseObject({ id: requiredTextSchema })),
};

export const customerSchema = z.looseObject({
  customer_id: optional(textSchema),
  email: optional(textSchema),
  phone_number: optional(phoneSchema),
});

export const configurationSchema = z.looseObject({
  auto_capture: optional(z.boolean()),
  channel: optional(z.enum(["ecommerce", "in_app", "in_store"])),
  default_payment_type: optional(textSchema),
});

const metadataSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** Shops that have no such page send an empty text. */
const optionalUrlSchema = optional(textSchema).transform((url) => (url === "" ? undefined : url));

/** Whom the payer sees as the shop; one that has no logo sends an empty text. */
const merchantSchema = z.looseObject({
  name: requiredTextSchema,
  logo_url: textSchema,
  platform_type: optional(z.enum(["aggregator", "marketplace"], { error: "must be aggregator or marketplace" })),
});

/** What both ways to create a session share; anything else in the body is ignored. */
export const sessionFields = {
  url: z.object({
    return_url: requiredTextSchema,
    callback_url: optionalUrlSchema,
    merchant_terms_url: optionalUrlSchema,
  }),
  order: z.looseObject({ ...orderFields, merchant_reference: referenceSchema.min(1, { error: "must not be empty" }) }),
  customer: optional(customerSchema),
  expires_at: optional(instantInputSchema),
  express: optional(z.looseObject({})),
  checkboxes: optional(z.array(z.looseObject({ id: requiredTextSchema, label: requiredTextSchema })).max(50)),
  merchant: optional(merchantSchema),
  metadata: optional(metadataSchema),
};

export const profileSessionSchema = z.object({
  ...sessionFields,
  profile_id: requiredTextSchema,
  configuration: optional(configurationSchema),
});

export const inlineSessionSchema = z.object({
  ...sessionFields,
  profile_id: optional(requiredTextSchema),
  configuration: configurationSchema,
});

export type SessionRequest = z.output<typeof profileSessionSchema> | z.output<typeof inlineSessionSchema>;

/** References and customer stay as they were at creation, so they are not read. */
export const sessionUpdateSchema = z.object({
  order: z.looseObject(orderFields),
  express: optional(z.looseObject({})),
  remove_lock: optional(z.boolean()),
});

export const profileRequestSchema = z.object({
  profile_id: optional(
    z.string().regex(/^[\w.-]{1,64}$/, { error: "must be letters, digits, dots and dashes, at most 64" }),
  ),
  name: optional(textSchema),
  description: optional(textSchema),
  configuration: configurationSchema,
  url: optional(z.object({ merchant_terms_url: optionalUrlSchema })),
  merchant: optional(merchantSchema),
});
