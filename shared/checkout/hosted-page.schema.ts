import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { currencySchema, minorSchema } from "../money.schema.ts";
import { orderLineSchema } from "../payments/payment.schema.ts";

/** How the page asks for one way to pay: a card form, or a simulated app or invoice. */
export const hostedMethodSchema = z
  .strictObject({ type: z.string(), label: z.string(), form: z.enum(["card", "app", "invoice"]) })
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
    z.strictObject({ state: z.literal("paid"), return_url: z.string() }),
    z.strictObject({
      state: z.literal("closed"),
      reason: z.enum(["declined", "failed", "cancelled", "expired"]),
      return_url: z.string(),
    }),
  ])
  .meta({ id: "PayState" });
export type PayState = z.infer<typeof payStateSchema>;

/** What the hosted page shows. */
export const hostedSessionSchema = z
  .strictObject({
    id: z.string(),
    is_sandbox: z.boolean(),
    merchant: z.strictObject({ name: z.string(), terms_url: z.string().nullable() }),
    currency: currencySchema,
    amount: minorSchema,
    merchant_reference: z.string(),
    lines: z.array(orderLineSchema),
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
  choice: z.enum(["approve", "decline", "time_out"]),
});

export const payInputSchema = z.discriminatedUnion("kind", [cardInputSchema, simulatedInputSchema]);
export type PayInput = z.input<typeof payInputSchema>;

/** What the payer saw when they agreed to pay; a shop may have changed the order since. */
export const agreedPriceSchema = z.object({ amount: minorSchema, currency: currencySchema });
export type AgreedPrice = z.infer<typeof agreedPriceSchema>;

export const payRequestSchema = z.object({ agreed: agreedPriceSchema, input: payInputSchema });
