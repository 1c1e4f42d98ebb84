import { z } from "zod";
import { hostedThemeSchema } from "../checkout/hosted-page.schema.ts";
import { instantSchema } from "../instant.ts";
import { currencySchema, minorSchema } from "../money.schema.ts";
import { orderStates } from "./order-state.ts";

/** What the payer does: send money to an account with the reference, or scan a code. */
export const hostedInstructionsSchema = z
  .discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("bank_transfer"),
      cbu: z.string(),
      alias: z.string().nullable(),
      reference: z.string(),
    }),
    z.strictObject({ type: z.literal("pix_transfer"), pix_key: z.string(), reference: z.string() }),
    z.strictObject({ type: z.literal("qr"), picture_url: z.string() }),
    z.strictObject({ type: z.literal("pix_qr"), picture_url: z.string(), code: z.string() }),
  ])
  .meta({ id: "HostedInstructions" });
export type HostedInstructions = z.infer<typeof hostedInstructionsSchema>;

/** An order as its payer may see it. Strict: nothing else about it leaves by this page. */
export const hostedTransferSchema = z
  .strictObject({
    id: z.string(),
    is_sandbox: z.boolean(),
    merchant_name: z.string(),
    theme: hostedThemeSchema,
    currency: currencySchema,
    amount: minorSchema,
    merchant_reference: z.string().nullable(),
    /** All but its last digits hidden; null where any payer will do. */
    payer_document: z.strictObject({ type: z.string(), masked: z.string() }).nullable(),
    state: z.enum(orderStates),
    /** Nothing about the state will change any more. */
    is_final: z.boolean(),
    /** Only while money is waited for: nobody should pay later. */
    instructions: hostedInstructionsSchema.nullable(),
    received: minorSchema,
    refunded: minorSchema,
    expires_at: instantSchema.nullable(),
    /** The server's clock, which the payer's may differ from. */
    now: instantSchema,
    /** Where the payer goes from here: on with the shop once paid, otherwise back to it. */
    return_url: z.string().nullable(),
  })
  .meta({ id: "HostedTransfer" });
export type HostedTransfer = z.infer<typeof hostedTransferSchema>;
