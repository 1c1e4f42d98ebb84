import { z } from "zod";
import { minorSchema } from "../money.schema.ts";
import { customerTypeSchema, discountCodesMax } from "./express.schema.ts";

/** One line as the payer sees it. */
export const hostedLineSchema = z
  .strictObject({
    id: z.string().nullable(),
    line_id: z.string(),
    description: z.string().nullable(),
    quantity: z.number(),
    /** Total of the line with tax, its discounts taken off. */
    amount: minorSchema,
    vat: z.number().nullable(),
    vat_amount: minorSchema.nullable(),
    /** What was taken off, as a positive amount. */
    discount: minorSchema.nullable(),
    thumbnail_url: z.string().nullable(),
  })
  .meta({ id: "HostedLine" });
export type HostedLine = z.infer<typeof hostedLineSchema>;

/** A way to send the order. */
export const hostedShippingSchema = z
  .strictObject({
    id: z.string(),
    line_id: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    operator: z.string().nullable(),
    amount: minorSchema,
    vat: z.number().nullable(),
    vat_amount: minorSchema.nullable(),
    pick_up_place: z.string().nullable(),
  })
  .meta({ id: "HostedShipping" });
export type HostedShipping = z.infer<typeof hostedShippingSchema>;

const text = (max: number) => z.string().trim().max(max).optional();

/** Where the order goes, or who pays for it. Empty fields are left out. */
export const hostedAddressSchema = z
  .strictObject({
    first_name: text(100),
    last_name: text(100),
    business_name: text(200),
    organization_number: text(30),
    address_line: text(200),
    address_line_2: text(200),
    postal_code: text(20),
    postal_place: text(100),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    email: text(200),
    phone_number: text(30),
  })
  .meta({ id: "HostedAddress" });
export type HostedAddress = z.infer<typeof hostedAddressSchema>;

/** What an express checkout asks the payer. */
export const hostedExpressSchema = z
  .strictObject({
    needs_shipping: z.boolean(),
    /** Only those that reach the address, once there is one. */
    options: z.array(hostedShippingSchema),
    customer_types: z.array(customerTypeSchema),
    default_customer_type: customerTypeSchema,
    /** Whether the bill may go elsewhere. */
    allows_billing_address: z.boolean(),
    starts_with_billing_address: z.boolean(),
    /** ISO 3166 codes; null means all. */
    allowed_countries: z.array(z.string()).nullable(),
    denied_countries: z.array(z.string()),
    preferred_country: z.string().nullable(),
    /** Null where the shop takes no codes. */
    discount_codes: z.strictObject({ count_max: z.int().positive(), entered: z.array(z.string()) }).nullable(),
  })
  .meta({ id: "HostedExpress" });
export type HostedExpress = z.infer<typeof hostedExpressSchema>;

export const addressesRequestSchema = z.object({
  shipping_address: hostedAddressSchema.nullable(),
  billing_address: hostedAddressSchema.nullable(),
});
export type AddressesRequest = z.input<typeof addressesRequestSchema>;

/** All the codes that the order shall have, earlier ones included. */
export const discountCodesRequestSchema = z.object({
  discount_codes: z.array(z.string().trim().min(1).max(100)).max(discountCodesMax),
});

export const shippingRequestSchema = z.object({ line_id: z.string().min(1).max(200) });
