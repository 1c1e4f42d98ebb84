import { z } from "zod";
import { countDays, isZone } from "../calendar-day.ts";
import { instantSchema, isCalendarDay } from "../instant.ts";
import { attemptClasses } from "./attempt-class.ts";
import { measuredRangeSchema, spanSchema } from "./measured-range.schema.ts";
import { rangeDaysMax } from "./time-buckets.ts";
import { fieldTexts } from "../sentences/field-texts.ts";
import { filled } from "../sentences/message-text.ts";

const daySchema = z.string().refine(isCalendarDay, fieldTexts.calendar_day);

/** Which figures: calendar days in a zone, both included; of one account, or of one endpoint. */
export const webhookMetricsQuerySchema = z
  .object({
    account: z.string().max(64).optional(),
    endpoint_id: z.string().max(64).optional(),
    from: daySchema,
    to: daySchema,
    zone: z.string().max(64).refine(isZone, fieldTexts.zone).default("Europe/Oslo"),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: fieldTexts.before_from })
  .refine(({ from, to }) => countDays({ from, to }) <= rangeDaysMax, {
    path: ["to"],
    message: filled(fieldTexts.days_after_from, { most: String(rangeDaysMax) }),
  });
export type WebhookMetricsQuery = z.infer<typeof webhookMetricsQuerySchema>;

/** Charts whose numbers can be had as a file. */
export const webhookCharts = [
  "success",
  "outcomes",
  "latency",
  "latency_histogram",
  "delay",
  "failures",
  "failures_by_endpoint",
] as const;
export type WebhookChart = (typeof webhookCharts)[number];

const classCountsSchema = z.strictObject(
  Object.fromEntries(attemptClasses.map((name) => [name, z.int()])) as Record<
    (typeof attemptClasses)[number],
    z.ZodInt
  >,
);
export type ClassCounts = z.infer<typeof classCountsSchema>;

/** A rate by what it is made of; the rate itself is their quotient, and nothing where the denominator is 0. */
export const shareSchema = z.strictObject({ numerator: z.int(), denominator: z.int() });
export type Share = z.infer<typeof shareSchema>;

const millisecondsSchema = z.int().nullable().meta({ description: "milliseconds; null where nothing was measured" });

export const webhookFiguresSchema = z
  .strictObject({
    /** Deliveries of events of this time by how they ended. What is still being tried is in none. */
    outcomes: z.strictObject({
      delivered_first: z.int(),
      delivered_later: z.int(),
      exhausted: z.int(),
      rejected: z.int(),
    }),
    /** Delivered, of what is over. */
    success: shareSchema,
    /** Delivered at the first try, of the first tries. */
    first_attempt: shareSchema,
    /** Tries that began in this time, by what each came to. */
    attempts: classCountsSchema,
    /** How long tries took that brought an answer. */
    latency: z.strictObject({
      count: z.int(),
      p50_ms: millisecondsSchema,
      p95_ms: millisecondsSchema,
      p99_ms: millisecondsSchema,
      max_ms: millisecondsSchema,
    }),
    /** From the event to its delivery, waits between tries included. */
    delay: z.strictObject({ count: z.int(), p50_ms: millisecondsSchema, p95_ms: millisecondsSchema }),
  })
  .meta({ id: "WebhookFigures" });
export type WebhookFigures = z.infer<typeof webhookFiguresSchema>;

export const metricsBucketSchema = spanSchema.extend({
  /** It is not over yet. */
  is_running: z.boolean(),
  figures: webhookFiguresSchema,
});
export type MetricsBucket = z.infer<typeof metricsBucketSchema>;

export const latencyBarSchema = z.strictObject({
  /** More than this, milliseconds. */
  from_ms: z.int(),
  /** Up to this, milliseconds; null for no limit. */
  to_ms: z.int().nullable(),
  attempts: z.int(),
});
export type LatencyBar = z.infer<typeof latencyBarSchema>;

export const endpointFailuresSchema = z.strictObject({
  /** Null: all the others together. */
  endpoint_id: z.string().nullable(),
  /** How many endpoints the line stands for. */
  endpoints: z.int(),
  /** Tries without success, by what each came to. */
  failures: classCountsSchema.omit({ "2xx": true }),
  /** All tries. */
  attempts: z.int(),
});
export type EndpointFailures = z.infer<typeof endpointFailuresSchema>;

export const measuredEndpointSchema = z.strictObject({
  id: z.string(),
  account_id: z.string(),
  /** Null where each event brings its own address. */
  url: z.string().nullable(),
  dialect: z.string(),
  is_deleted: z.boolean(),
});
export type MeasuredEndpoint = z.infer<typeof measuredEndpointSchema>;

export const webhookBacklogSchema = z.strictObject({
  /** Waiting now, however old. */
  pending: z.int(),
  /** Of these, what was tried at least once. */
  retrying: z.int(),
  /** Of these, what is due within an hour. */
  due_within_hour: z.int(),
  oldest_pending_at: instantSchema.nullable(),
  /** There is more than is counted. */
  is_capped: z.boolean(),
});

/** Everything that the page of webhook figures shows. Test deliveries are left out. */
export const webhookMetricsSchema = z
  .strictObject({
    range: measuredRangeSchema,
    totals: webhookFiguresSchema,
    /** The equally long time before, as far as the range has run. */
    previous: spanSchema.extend({ totals: webhookFiguresSchema }),
    buckets: z.array(metricsBucketSchema),
    latency_histogram: z.array(latencyBarSchema),
    /** The ten endpoints with most failed tries, then the others together. */
    failures_by_endpoint: z.array(endpointFailuresSchema),
    backlog: webhookBacklogSchema,
    /** The endpoints that may be chosen. */
    endpoints: z.array(measuredEndpointSchema),
  })
  .meta({ id: "WebhookMetrics" });
export type WebhookMetrics = z.infer<typeof webhookMetricsSchema>;
