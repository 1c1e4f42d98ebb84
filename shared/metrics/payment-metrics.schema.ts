import { z } from "zod";
import { countDays, isZone } from "../calendar-day.ts";
import { instantSchema, isCalendarDay } from "../instant.ts";
import { currencySchema, minorSchema } from "../money.schema.ts";
import { measuredRangeSchema, spanSchema } from "./measured-range.schema.ts";
import { type PaymentCount, paymentCounts } from "./payment-count.ts";
import { comparisons, rangeDaysMax } from "./time-buckets.ts";
import { fieldTexts } from "../sentences/field-texts.ts";
import { filled } from "../sentences/message-text.ts";

const daySchema = z.string().refine(isCalendarDay, fieldTexts.calendar_day);

/** Which figures: calendar days in a zone, both included, and what they are compared with. */
export const paymentMetricsQuerySchema = z
  .object({
    account: z.string().max(64).optional(),
    from: daySchema,
    to: daySchema,
    zone: z.string().max(64).refine(isZone, fieldTexts.zone).default("Europe/Oslo"),
    compare: z.enum(comparisons).default("previous"),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: fieldTexts.before_from })
  .refine(({ from, to }) => countDays({ from, to }) <= rangeDaysMax, {
    path: ["to"],
    message: filled(fieldTexts.days_after_from, { most: String(rangeDaysMax) }),
  });
export type PaymentMetricsQuery = z.infer<typeof paymentMetricsQuerySchema>;

/** Charts whose numbers can be had as a file. */
export const paymentCharts = ["volume", "approval", "captures", "returns"] as const;
export type PaymentChart = (typeof paymentCharts)[number];

const countSchema = z.strictObject({ n: z.int(), amount: z.int() });

/** How often each thing happened, and the money of it in minor units. */
export const paymentFiguresSchema = z
  .strictObject(
    Object.fromEntries(paymentCounts.map((name) => [name, countSchema])) as Record<PaymentCount, typeof countSchema>,
  )
  .meta({ id: "PaymentFigures" });
export type PaymentFigures = z.infer<typeof paymentFiguresSchema>;

/** What happened to payments over a range, each currency for itself: money of two currencies is never added. */
export const paymentMetricsSchema = z
  .strictObject({
    range: measuredRangeSchema,
    /** What the range is compared with, as far as the range has run. */
    compared: spanSchema,
    buckets: z.array(spanSchema.extend({ is_running: z.boolean() })),
    /** The one with most captures first; none where nothing happened. */
    currencies: z.array(
      z.strictObject({
        currency: currencySchema,
        totals: paymentFiguresSchema,
        compared: paymentFiguresSchema,
        /** In the order of the buckets. */
        buckets: z.array(paymentFiguresSchema),
      }),
    ),
  })
  .meta({ id: "PaymentMetrics" });
export type PaymentMetrics = z.infer<typeof paymentMetricsSchema>;

/** How long reserved money can still be taken: whole days that are left. */
export const riskBands = ["expired", "under_1", "from_1_to_2", "from_3_to_7", "over_7", "no_end"] as const;
export type RiskBand = (typeof riskBands)[number];

export const openMoneyQuerySchema = z.object({ account: z.string().max(64).optional() });

/** Money that is reserved and not taken yet, by the days that are left, and captures that failed. */
export const openMoneySchema = z
  .strictObject({
    at: instantSchema,
    currencies: z.array(
      z.strictObject({
        currency: currencySchema,
        bands: z.array(z.strictObject({ band: z.enum(riskBands), payments: z.int(), amount: minorSchema })),
      }),
    ),
    /** The newest of the last seven days. */
    failed_captures: z.array(
      z.strictObject({
        operation_id: z.string(),
        payment_id: z.string(),
        merchant_reference: z.string(),
        amount: minorSchema,
        currency: currencySchema,
        /** Why, in the gateway's words. */
        error: z.string().nullable(),
        failed_at: instantSchema,
      }),
    ),
  })
  .meta({ id: "OpenMoney" });
export type OpenMoney = z.infer<typeof openMoneySchema>;
