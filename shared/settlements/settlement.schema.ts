import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { currencySchema, minorSchema } from "../money.schema.ts";

/** `postponed`: more was given back than taken, and later sales have not made up for it yet. */
export const settlementPaymentStatuses = ["paid", "postponed"] as const;
export const settlementPaymentStatusSchema = z.enum(settlementPaymentStatuses).meta({ id: "SettlementPaymentStatus" });
export type SettlementPaymentStatus = z.infer<typeof settlementPaymentStatusSchema>;

export const settlementCauses = ["nightly", "on_demand", "test"] as const;
export type SettlementCause = (typeof settlementCauses)[number];

/** A row of the settlements list. The identity is `amount = capture - refund - fee`, minor units. */
export const settlementRowSchema = z
  .strictObject({
    id: z.string(),
    account_id: z.string(),
    provider: z.string(),
    provider_reference: z.string(),
    currency: currencySchema,
    cause: z.enum(settlementCauses),
    payment_status: settlementPaymentStatusSchema,
    capture: minorSchema,
    refund: minorSchema,
    fee: minorSchema,
    amount: minorSchema,
    /** Brought along from postponed settlements; zero or negative. */
    carried: minorSchema,
    /** What reached the bank. */
    payout: minorSchema,
    line_count: z.int(),
    /** The later settlement that made up for this one while it was postponed. */
    covered_by: z.string().nullable(),
    start_at: instantSchema,
    end_at: instantSchema,
    settled_at: instantSchema,
  })
  .meta({ id: "SettlementRow" });
export type SettlementRow = z.infer<typeof settlementRowSchema>;

export const settlementLineSchema = z
  .strictObject({
    operation_id: z.string(),
    payment_id: z.string(),
    merchant_reference: z.string(),
    kind: z.enum(["capture", "refund"]),
    method: z.string(),
    capture: minorSchema,
    refund: minorSchema,
    fee: minorSchema,
    /** What it adds to the payout; negative for a refund. */
    amount: minorSchema,
    posted_at: instantSchema,
  })
  .meta({ id: "SettlementLine" });
export type SettlementLineView = z.infer<typeof settlementLineSchema>;

/** How many lines a settlement's page holds; its downloads hold all of them. */
export const settlementLinesShown = 500;

export const settlementSchema = settlementRowSchema
  .extend({ lines: z.array(settlementLineSchema).meta({ description: "The first 500; `line_count` says how many" }) })
  .meta({ id: "Settlement" });
export type SettlementView = z.infer<typeof settlementSchema>;
