import { z } from "zod";
import { currencySchema } from "../money.schema.ts";
import { measuredRangeSchema, spanSchema } from "./measured-range.schema.ts";
import { type HourlyCount, type SessionCount, sessionCounts } from "./payment-count.ts";

/** What the reports tell, each on a page of its own. */
export const reports = ["declines", "checkout", "captures", "refunds", "transfers"] as const;
export type Report = (typeof reports)[number];

/** What is added up of each report, over all labels. */
export const reportTotals = {
  declines: ["reached", "refused"],
  checkout: sessionCounts,
  captures: ["reserved", "reserved_taken"],
  refunds: ["captured", "refunded", "taken", "taken_refunded"],
  transfers: ["transfer_created", "transfer_expired"],
} as const satisfies Readonly<Record<Report, readonly HourlyCount[]>>;
export type ReportTotal =
  | "reached"
  | "refused"
  | "reserved"
  | "reserved_taken"
  | "captured"
  | "refunded"
  | "taken"
  | "taken_refunded"
  | "transfer_created"
  | "transfer_expired"
  | SessionCount;

/** What is ranked by its label. */
export const rankings = ["refused", "refund_reason", "refund_person"] as const;
export type Ranking = (typeof rankings)[number];
export const reportRankings: Readonly<Record<Report, readonly Ranking[]>> = {
  declines: ["refused"],
  checkout: [],
  captures: [],
  refunds: ["refund_reason", "refund_person"],
  transfers: [],
};

/** Whose lengths are told by percentiles. */
export const reportLength: Readonly<Record<Report, "capture_time" | "transfer_time" | null>> = {
  declines: null,
  checkout: null,
  captures: "capture_time",
  refunds: null,
  transfers: "transfer_time",
};

const sumSchema = z.strictObject({ n: z.int(), amount: z.int().meta({ description: "minor units" }) });
export type CountSum = z.infer<typeof sumSchema>;

const lengthSchema = z.strictObject({
  count: z.int(),
  p50_ms: z.int().nullable().meta({ description: "milliseconds; null where nothing was measured" }),
  p90_ms: z.int().nullable(),
});

const totalNames = Object.values(reportTotals).flat() as ReportTotal[];

export const reportFiguresSchema = z
  .strictObject({
    /** Only what the report counts; what never happened is 0. */
    counts: z.partialRecord(z.enum(totalNames), sumSchema),
    length: lengthSchema.nullable(),
  })
  .meta({ id: "ReportFigures" });
export type ReportFigures = z.infer<typeof reportFiguresSchema>;

const rankedSchema = z.strictObject({
  /** A reason, or whoever did it; null for all the others together. */
  key: z.string().nullable(),
  /** How a colleague is called. */
  name: z.string().nullable(),
  /** How many keys the line stands for. */
  keys: z.int(),
  ...sumSchema.shape,
  compared: sumSchema,
});
export type RankedLine = z.infer<typeof rankedSchema>;

/** One report over a range, each currency for itself. Counts without money are in the currency `XXX`. */
export const reportSchema = z
  .strictObject({
    report: z.enum(reports),
    range: measuredRangeSchema,
    /** What the range is compared with, as far as the range has run. */
    compared: spanSchema,
    buckets: z.array(spanSchema.extend({ is_running: z.boolean() })),
    /** The one with most to tell first; none where nothing happened. */
    currencies: z.array(
      z.strictObject({
        currency: currencySchema,
        totals: reportFiguresSchema,
        compared: reportFiguresSchema,
        /** In the order of the buckets. */
        buckets: z.array(reportFiguresSchema),
        /** The ten with most, then the others together. */
        rankings: z.partialRecord(z.enum(rankings), z.array(rankedSchema)),
        /** Of transfers: the same by method, the most used first. */
        methods: z.array(
          z.strictObject({ method: z.string(), totals: reportFiguresSchema, compared: reportFiguresSchema }),
        ),
      }),
    ),
    /** Of transfers: money that found no order and waits for a decision now, however old. */
    unmatched: z.array(z.strictObject({ currency: currencySchema, transfers: z.int(), amount: z.int() })),
  })
  .meta({ id: "Report" });
export type ReportView = z.infer<typeof reportSchema>;

/** Tables of a report that can be had as a file. */
export const reportTables = ["by_time", "steps", "methods", ...rankings] as const;
export type ReportTable = (typeof reportTables)[number];
