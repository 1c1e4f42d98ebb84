import { z } from "zod";
import { accountIdSchema } from "../ids.ts";
import { instantSchema } from "../instant.ts";
import type { ListSpec } from "../list-spec.ts";
import { currencySchema } from "../money.schema.ts";
import { paymentMethods, type PaymentMethodType } from "../payments/payment-methods.ts";
import { fieldTexts } from "../sentences/field-texts.ts";
import { sessionRowSchema } from "./session.schema.ts";

const methodTypes = Object.keys(paymentMethods) as [PaymentMethodType, ...PaymentMethodType[]];
const textSchema = (longest: number) => z.string().trim().min(1).max(longest);

/** What the checkout wire can carry, minor units. */
export const linkAmountMax = 2_147_483_647;
/** The tax that a new line starts with, percent. */
export const usualVat = 25;

export const linkLineSchema = z
  .object({
    description: textSchema(200),
    /** May be fractional, for goods by weight; at most three decimals. */
    quantity: z.number().positive().max(100_000).multipleOf(0.001),
    /** Minor units with tax, of one. */
    unit_price: z.int().positive().max(linkAmountMax),
    /** Percent, such as 25. */
    vat: z.number().min(0).max(100).multipleOf(0.01),
  })
  .meta({ id: "PaymentLinkLine" });
export type LinkLine = z.infer<typeof linkLineSchema>;

const linkAddressSchema = z
  .object({
    first_name: textSchema(100).optional(),
    last_name: textSchema(100).optional(),
    address_line: textSchema(200).optional(),
    postal_code: textSchema(20).optional(),
    postal_place: textSchema(100).optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
  })
  .meta({ id: "PaymentLinkAddress" });
export type LinkAddress = z.infer<typeof linkAddressSchema>;

export const createLinkSchema = z
  .object({
    account_id: accountIdSchema,
    /** As the shop's server names it. */
    profile_id: z.string().min(1).max(120),
    currency: currencySchema,
    merchant_reference: textSchema(100),
    lines: z.array(linkLineSchema).min(1).max(100),
    /** Offer these alone; everything that the profile offers where they are left out. */
    methods: z.array(z.enum(methodTypes)).min(1).optional(),
    expires_at: instantSchema,
    customer: z
      .object({
        email: z.email().max(320).optional(),
        phone_number: z
          .string()
          .regex(/^\+?\d{5,15}$/, fieldTexts.phone)
          .optional(),
      })
      .optional(),
    address: linkAddressSchema.optional(),
  })
  .meta({ id: "CreatePaymentLink" });
export type CreateLinkRequest = z.infer<typeof createLinkSchema>;

/** A payment link is a session that a person opened; this is its row. */
export const paymentLinkSchema = sessionRowSchema
  .extend({
    /** What is sent to the payer. */
    url: z.string(),
    created_by: z.string().meta({ description: "Name of the person who made it" }),
    /** When the payer first opened the page. */
    opened_at: instantSchema.nullable(),
  })
  .meta({ id: "PaymentLink" });
export type PaymentLinkView = z.infer<typeof paymentLinkSchema>;

/** Links, newest first. The search text is that of sessions, which they are. */
export const linkListSpec = {
  filters: {
    account: "any_of",
    status: "any_of",
    currency: "any_of",
    merchant_reference: "exact",
    created_at: "range_instant",
  },
  sorts: ["created_at"],
  defaultSort: "-created_at",
  hasSearch: true,
} as const satisfies ListSpec;
