import { z } from "zod";
import { currencySchema, minorSchema } from "../money.schema.ts";

/** One line as stored: what the engine needs is named, whatever else the merchant sent is kept. */
export const storedLineSchema = z.looseObject({
  line_id: z.string(),
  /** Total of the line with tax and discounts, minor units; negative for gift cards and roundings. */
  amount: minorSchema,
  id: z.string().optional(),
  description: z.string().optional(),
  /** May be fractional, for goods by weight. */
  quantity: z.number().optional(),
  /** Percent, such as 25. */
  vat: z.number().optional(),
  vat_amount: minorSchema.optional(),
});
export type StoredLine = z.infer<typeof storedLineSchema>;

export const storedShippingSchema = z.looseObject({
  id: z.string(),
  line_id: z.string(),
  amount: minorSchema,
  title: z.string(),
  operator: z.string(),
  vat: z.number().optional(),
  vat_amount: minorSchema.optional(),
});
export type StoredShipping = z.infer<typeof storedShippingSchema>;

export const storedAddressSchema = z.looseObject({
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  business_name: z.string().optional(),
  email: z.string().optional(),
  phone_number: z.string().optional(),
  country: z.string().optional(),
});
export type StoredAddress = z.infer<typeof storedAddressSchema>;

/** The order of a session as stored. */
export const orderSchema = z.looseObject({
  amount: minorSchema,
  currency: currencySchema,
  merchant_reference: z.string(),
  merchant_reference_2: z.string().optional(),
  event_reference: z.string().optional(),
  items: z.array(storedLineSchema).optional(),
  shipping_option: storedShippingSchema.optional(),
  shipping_address: storedAddressSchema.optional(),
  billing_address: storedAddressSchema.optional(),
  partial_payment: z.boolean().optional(),
  store: z.looseObject({ id: z.string() }).optional(),
});
export type Order = z.infer<typeof orderSchema>;

/** What a merchant says of the buyer. */
export const sessionCustomerSchema = z.looseObject({
  customer_id: z.string().optional(),
  email: z.string().optional(),
  phone_number: z.string().optional(),
});
export type SessionCustomer = z.infer<typeof sessionCustomerSchema>;

/** A payment profile's configuration with the session's own on top; methods are nested objects by product. */
export const configurationSchema = z.looseObject({
  auto_capture: z.boolean().optional(),
  channel: z.string().optional(),
  default_payment_type: z.string().optional(),
});
export type Configuration = z.infer<typeof configurationSchema>;

/** The addresses that a payment profile gives to its sessions. */
export const profileUrlSchema = z.looseObject({ merchant_terms_url: z.string().optional() });
/** Whom a payment profile shows as the shop. */
export const profileMerchantSchema = z.looseObject({ name: z.string(), logo_url: z.string() });

/** The lines of an order with its shipping option as the last one, which is how a payment lists them. */
export function orderLines(order: Pick<Order, "items" | "shipping_option">): StoredLine[] {
  const lines = order.items ?? [];
  return order.shipping_option === undefined ? [...lines] : [...lines, shippingLine(order.shipping_option)];
}

function shippingLine(option: StoredShipping): StoredLine {
  return {
    id: option.id,
    line_id: option.line_id,
    description: option.title,
    quantity: 1,
    amount: option.amount,
    ...(option.vat_amount === undefined ? {} : { vat_amount: option.vat_amount }),
    ...(option.vat === undefined ? {} : { vat: option.vat }),
    type: "shipping",
  };
}
