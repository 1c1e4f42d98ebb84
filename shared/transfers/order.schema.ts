import { z } from "zod";
import { payerDocumentTypes } from "../documents/payer-document.ts";
import { instantSchema } from "../instant.ts";
import { minorSchema } from "../money.schema.ts";
import { transferRails } from "./transfer-methods.ts";

/** What the payer was told to do: send money to an account with the reference, or scan a code. */
export const orderInstructionsSchema = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("bank_transfer"), cbu: z.string(), alias: z.string().nullable() }),
    z.strictObject({ type: z.literal("pix_transfer"), pix_key: z.string() }),
    z.strictObject({ type: z.enum(["qr", "pix_qr"]), code: z.string() }),
  ])
  .meta({ id: "OrderInstructions" });
export type OrderInstructions = z.infer<typeof orderInstructionsSchema>;

/** What a payment by transfer waits for, and what came. */
export const transferOrderSchema = z
  .strictObject({
    rail: z.enum(transferRails),
    /** What the payer writes, or what the code carries. */
    reference: z.string(),
    instructions: orderInstructionsSchema,
    /** The page where the payer reads the same. */
    page_url: z.string(),
    /** Null for never. */
    expires_at: instantSchema.nullable(),
    /** Whether money is still waited for. */
    is_open: z.boolean(),
    /** How far what comes may be off, minor units; null where it must be exact. */
    tolerance: minorSchema.nullable(),
    /** Masked by the server for roles that may not read personal details. */
    payer_document: z.strictObject({ type: z.enum(payerDocumentTypes), number: z.string() }),
    /** The key under which the shop asked for it; null where it sent none. */
    idempotency_key: z.string().nullable(),
    /** The transfer that paid it. */
    transfer: z
      .strictObject({
        id: z.string(),
        bank_trx_id: z.string().nullable(),
        amount: minorSchema,
        /** Received less ordered, minor units. */
        difference: minorSchema,
        received_at: instantSchema,
      })
      .nullable(),
  })
  .meta({ id: "TransferOrder" });
export type TransferOrderView = z.infer<typeof transferOrderSchema>;

/** A transfer that a person plays on a sandbox account, as the payer's bank would tell of it. */
export const simulatedTransferSchema = z
  .object({
    /** Minor units. */
    amount: z.int().positive().max(1_000_000_000_000_000),
    /** Sent by somebody other than whom the order names. */
    is_other_payer: z.boolean(),
  })
  .meta({ id: "SimulatedTransfer" });
export type SimulatedTransferWish = z.infer<typeof simulatedTransferSchema>;

/** The bank's notice of the played transfer: its order is looked for within seconds. */
export const simulatedNoticeSchema = z.strictObject({ notice_id: z.string() }).meta({ id: "SimulatedNotice" });
