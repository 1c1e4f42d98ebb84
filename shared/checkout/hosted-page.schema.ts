import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { currencySchema, minorSchema } from "../money.schema.ts";
import {
  hostedAddressSchema,
  hostedExpressSchema,
  hostedLineSchema,
  hostedShippingSchema,
} from "./hosted-order.schema.ts";

/** How the page asks for one way to pay: a card, an app that a phone number finds, a wallet on the device, an invoice; `none` where nothing is to be paid. */
export const hostedMethodSchema = z
  .strictObject({ type: z.string(), label: z.string(), form: z.enum(["card", "phone", "wallet", "invoice", "none"]) })
  .meta({ id: "HostedMethod" });
export type HostedMethod = z.infer<typeof hostedMethodSchema>;

/** Why a try to pay was refused, as much as the payer may know. */
export const payRefusalSchema = z
  .strictObject({ code: z.string(), message: z.string(), can_retry: z.boolean() })
  .meta({ id: "PayRefusal" });
export type PayRefusal = z.infer<typeof payRefusalSchema>;

/** Where the session stands. Every end carries the address to which the payer goes back. */
export const payStateSchema = z
  .discriminatedUnion("state", [
    z.strictObject({ state: z.literal("open"), refusal: payRefusalSchema.nullable() }),
    z.strictObject({ state: z.literal("challenge") }),
    z.strictObject({ state: z.literal("processing") }),
    z.strictObject({ state: z.literal("locked") }),
    z.strictObject({ state: z.literal("paid"), return_url: z.string() }),
    z.strictObject({ state: z.literal("on_hold"), return_url: z.string() }),
    z.strictObject({
      state: z.literal("closed"),
      reason: z.enum(["declined", "failed", "cancelled", "expired"]),
      return_url: z.string(),
    }),
  ])
  .meta({ id: "PayState" });
export type PayState = z.infer<typeof payStateSchema>;

/** The shop's own colours and corners; what is null is Kontor's. Colours are hex, `rgb()` or `rgba()`. */
export const hostedThemeSchema = z
  .strictObject({
    backdrop: z.string().nullable(),
    primary: z.string().nullable(),
    /** In pixels. */
    card_radius: z.number().nullable(),
    button_radius: z.number().nullable(),
  })
  .meta({ id: "HostedTheme" });
export type HostedTheme = z.infer<typeof hostedThemeSchema>;

/** Something that the shop asks the payer to agree to. */
export const hostedCheckboxSchema = z
  .strictObject({
    id: z.string(),
    label: z.string(),
    is_checked: z.boolean(),
    is_required: z.boolean(),
    link: z.strictObject({ url: z.string(), text: z.string() }).nullable(),
  })
  .meta({ id: "HostedCheckbox" });
export type HostedCheckbox = z.infer<typeof hostedCheckboxSchema>;

/** What the hosted page shows. */
export const hostedSessionSchema = z
  .strictObject({
    id: z.string(),
    is_sandbox: z.boolean(),
    merchant: z.strictObject({
      name: z.string(),
      logo_url: z.string().nullable(),
      terms_url: z.string().nullable(),
    }),
    /** The language that the shop wants, such as `nb`; null leaves it to the payer's browser. */
    language: z.string().nullable(),
    theme: hostedThemeSchema,
    currency: currencySchema,
    amount: minorSchema,
    merchant_reference: z.string(),
    lines: z.array(hostedLineSchema),
    shipping: hostedShippingSchema.nullable(),
    /** Tax inside the total; null when nobody said. */
    vat_amount: minorSchema.nullable(),
    shipping_address: hostedAddressSchema.nullable(),
    billing_address: hostedAddressSchema.nullable(),
    express: hostedExpressSchema.nullable(),
    checkboxes: z.array(hostedCheckboxSchema),
    methods: z.array(hostedMethodSchema),
    expires_at: instantSchema,
    pay: payStateSchema,
  })
  .meta({ id: "HostedSession" });
export type HostedSession = z.infer<typeof hostedSessionSchema>;

/** A number of 12 to 19 digits; spaces are allowed where people write them. */
const cardNumberSchema = z
  .string()
  .max(40)
  .transform((text) => text.replace(/[\s-]/g, ""))
  .pipe(z.string().regex(/^\d{12,19}$/, "Enter the card number, 12 to 19 digits"));

const cardInputSchema = z.object({
  kind: z.literal("card"),
  number: cardNumberSchema,
  /** `MM/YYYY`. */
  expiry: z.string().regex(/^(0[1-9]|1[0-2])\/20\d{2}$/, "Enter the expiry date as month and year"),
  cvc: z.string().regex(/^\d{3,4}$/, "Enter the three or four digits of the security code"),
  /** The payer's answer to the bank's question, after the page was told to ask it. */
  challenge: z.enum(["approved", "failed", "cancelled"]).optional(),
});

const simulatedInputSchema = z.object({
  kind: z.literal("simulated"),
  choice: z.enum(["approve", "decline", "time_out", "review_approve", "review_decline"]),
  phone: z
    .string()
    .regex(/^\+?\d{5,15}$/, "Enter the phone number in digits")
    .optional(),
  email: z.email("Enter the e-mail address").max(200).optional(),
});

export const payInputSchema = z.discriminatedUnion("kind", [cardInputSchema, simulatedInputSchema]);
export type PayInput = z.input<typeof payInputSchema>;

/** What the payer saw and ticked when they agreed to pay; a shop may have changed the order since. */
export const agreementSchema = z.object({
  amount: minorSchema,
  currency: currencySchema,
  /** Ids of the boxes that are ticked. */
  checkboxes: z.array(z.string().max(200)).max(50).default([]),
});
export type Agreement = z.infer<typeof agreementSchema>;

export const payRequestSchema = z.object({ agreed: agreementSchema, input: payInputSchema });

/** The lock that the page took for its shop. */
export const lockSchema = z.strictObject({ pay_lock_id: z.string() }).meta({ id: "PayLock" });
