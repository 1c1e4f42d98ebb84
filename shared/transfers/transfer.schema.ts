import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { currencySchema, minorSchema } from "../money.schema.ts";
import { paymentStatusSchema } from "../payments/payment-status.ts";
import { type TransferState, transferObstacleSchema, transferStateSchema } from "./transfer-states.ts";

/** A row of the list of transfers. Who may not read personal data gets the payer's parts masked. */
export const transferRowSchema = z
  .strictObject({
    id: z.string(),
    account_id: z.string(),
    merchant_id: z.string(),
    currency: currencySchema,
    amount: minorSchema,
    state: transferStateSchema,
    obstacle: transferObstacleSchema.nullable(),
    payer_name: z.string().nullable(),
    payer_document: z.string().nullable(),
    payer_account: z.string().nullable(),
    is_masked: z.boolean(),
    /** What the payer wrote, or what the scanned code carried. */
    reference: z.string().nullable(),
    /** The payer scanned a code, which names one order. */
    is_by_code: z.boolean(),
    bank_trx_id: z.string(),
    payment_id: z.string().nullable(),
    /** When it goes back unless somebody decides otherwise, or when the return is tried again; null for never. */
    return_at: instantSchema.nullable(),
    return_reference: z.string().nullable(),
    received_at: instantSchema,
    settled_at: instantSchema.nullable(),
  })
  .meta({ id: "TransferRow" });
export type TransferRow = z.infer<typeof transferRowSchema>;

export const candidateDifferences = ["method", "document", "amount", "reference"] as const;
export type CandidateDifference = (typeof candidateDifferences)[number];

/** An order that a transfer may have been meant for. */
export const transferCandidateSchema = z
  .strictObject({
    payment_id: z.string(),
    external_id: z.string(),
    status: paymentStatusSchema,
    amount: minorSchema,
    /** Received less ordered, minor units. */
    difference: minorSchema,
    method: z.string(),
    payer_name: z.string().nullable(),
    payer_document: z.string(),
    reference: z.string(),
    created_at: instantSchema,
    expires_at: instantSchema.nullable(),
    /** Whether it still waits for money; an order that has ended takes none. */
    is_open: z.boolean(),
    /** Where it is not what came. */
    differs_in: z.array(z.enum(candidateDifferences)),
  })
  .meta({ id: "TransferCandidate" });
export type TransferCandidate = z.infer<typeof transferCandidateSchema>;

export const transferSchema = transferRowSchema
  .extend({
    /** What the merchant wishes for money that finds no order. */
    policy: z.strictObject({ refund_policy: z.enum(["on_reception", "on_expiration"]), hold_hours: z.number() }),
    /** How often its return was tried. */
    attempts: z.int(),
    /** The likeliest first; none once it is decided. */
    candidates: z.array(transferCandidateSchema),
  })
  .meta({ id: "Transfer" });
export type TransferView = z.infer<typeof transferSchema>;

/** Why, in the person's own words: it is kept in the audit log. */
const noteSchema = z.string().trim().min(1).max(2000);

export const transferDecisionSchema = z.object({ note: noteSchema }).meta({ id: "TransferDecision" });
export type TransferDecision = z.infer<typeof transferDecisionSchema>;
export const transferMatchSchema = z
  .object({ payment_id: z.string().min(1).max(64), note: noteSchema })
  .meta({ id: "TransferMatch" });
export type TransferMatch = z.infer<typeof transferMatchSchema>;

/** Whether a person can still decide about it. */
export function isUndecided(state: TransferState): boolean {
  return state === "queued" || state === "unmatched" || state === "held";
}
