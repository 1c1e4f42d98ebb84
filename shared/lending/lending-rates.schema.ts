import { z } from "zod";
import { accountIdSchema } from "../ids.ts";
import { instantSchema } from "../instant.ts";
import { minorSchema } from "../money.schema.ts";
import { rateStates } from "./lending-rates.ts";
import { iofBorrowerKinds } from "./lending-states.ts";
import { feeMaxPpm } from "./offer-terms.ts";
import { fieldTexts } from "../sentences/field-texts.ts";
import { filled } from "../sentences/message-text.ts";

const percentMost = (most: string) => filled(fieldTexts.percent_most, { most });
const daySchema = z.iso.date();
const feePpm = z.int(fieldTexts.whole_number).min(0).max(feeMaxPpm, percentMost("50"));
const dailyPpb = z.int(fieldTexts.whole_number).min(0).max(1_000_000, percentMost("0.1"));
const flatPpm = z.int(fieldTexts.whole_number).min(0).max(100_000, percentMost("10"));

const rowShape = {
  effective_from: daySchema,
  /** On the account's day. */
  state: z.enum(rateStates),
  /** Who added it; null where it came with Kontor. */
  added_by: z.string().nullable(),
  added_at: instantSchema.nullable(),
};

export const feeRateSchema = z
  .strictObject({
    ...rowShape,
    /** Millionths of the requested amount. */
    fee_ppm: feePpm,
    note: z.string(),
  })
  .meta({ id: "FeeRate" });
export type FeeRateView = z.infer<typeof feeRateSchema>;

export const iofRateSchema = z
  .strictObject({
    ...rowShape,
    borrower_kind: z.enum(iofBorrowerKinds),
    /** Thousand-millionths of the principal for each day, of which at most 365 are taxed. */
    daily_ppb: dailyPpb,
    /** Millionths of the financed principal, once. */
    flat_ppm: flatPpm,
    /** Above this amount the rate of a company holds; null for no bound. */
    operation_max: minorSchema.nullable(),
    /** The law behind it. */
    source: z.string(),
  })
  .meta({ id: "IofRate" });
export type IofRateView = z.infer<typeof iofRateSchema>;

/** What lending costs by day: an account's own fees, and the tax on credit, which is the same for every account. */
export const lendingRatesSchema = z
  .strictObject({
    /** The account. */
    id: accountIdSchema,
    /** Of the account's clock, in São Paulo. */
    today: daySchema,
    /** What holds before the first of the fees. */
    default_fee_ppm: feePpm,
    /** Newest first, as are the rates of the tax. */
    fees: z.array(feeRateSchema),
    iof: z.array(iofRateSchema),
  })
  .meta({ id: "LendingRates" });
export type LendingRatesView = z.infer<typeof lendingRatesSchema>;

export const addFeeRateSchema = z
  .object({
    effective_from: daySchema,
    fee_ppm: feePpm,
    note: z.string().trim().min(1, fieldTexts.must_say_why).max(500),
  })
  .meta({ id: "AddFeeRate" });
export type AddFeeRate = z.infer<typeof addFeeRateSchema>;

export const addIofRateSchema = z
  .object({
    effective_from: daySchema,
    borrower_kind: z.enum(iofBorrowerKinds),
    daily_ppb: dailyPpb,
    flat_ppm: flatPpm,
    operation_max: minorSchema.min(1, fieldTexts.more_than_nothing).nullable(),
    source: z.string().trim().min(1).max(500),
  })
  .meta({ id: "AddIofRate" });
export type AddIofRate = z.infer<typeof addIofRateSchema>;
