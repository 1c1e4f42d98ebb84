import { type AttemptClass, failureClasses } from "../../../../shared/metrics/attempt-class.ts";
import type {
  MeasuredEndpoint,
  MetricsBucket,
  Share,
  WebhookMetrics,
} from "../../../../shared/metrics/webhook-metrics.schema.ts";
import { type ChartData, type ChartRow, type ChartValue, countText, type Series } from "../../charts/chart.ts";
import type { Words } from "../../i18n/use-words.ts";
import { percentText } from "../../i18n/percent-text.ts";
import { bucketLabel, bucketTick } from "./bucket-text.ts";
import { deliveriesPath, type LinkedSpan } from "./delivery-links.ts";
import { durationOf } from "./duration-text.ts";

/** What the charts of one answer are made from. */
export interface ChartSource {
  metrics: WebhookMetrics;
  words: Words;
  account: string | null;
  endpointId: string | null;
  nameOf: (endpoint: MeasuredEndpoint) => string;
}

export function successData(source: ChartSource): ChartData {
  const { words } = source;
  const series = [
    { key: "success", label: words("metrics.series.success"), look: 0 },
    { key: "first", label: words("metrics.series.first_attempt"), look: 1 },
  ];
  const rows = timeRows(source, ({ figures }, span) => ({
    values: { success: rateOf(figures.success), first: rateOf(figures.first_attempt) },
    links: { row: deliveriesPath(span), success: deliveriesPath(span), first: deliveriesPath(span) },
  }));
  return { series, rows, format: percentText };
}

export function outcomeData(source: ChartSource): ChartData {
  const { words } = source;
  const keys = ["delivered_first", "delivered_later", "exhausted", "rejected"] as const;
  const series = keys.map((key, look): Series => ({ key, label: words(`metrics.series.${key}`), look }));
  const rows = timeRows(source, ({ figures: { outcomes } }, span) => ({
    values: Object.fromEntries(keys.map((key) => [key, { value: outcomes[key] }])),
    links: {
      row: deliveriesPath(span),
      delivered_first: deliveriesPath(span, { states: ["delivered"], attempts: { lte: 1 } }),
      delivered_later: deliveriesPath(span, { states: ["delivered"], attempts: { gte: 2 } }),
      exhausted: deliveriesPath(span, { states: ["exhausted"] }),
      rejected: deliveriesPath(span, { states: ["rejected"] }),
    },
  }));
  return { series, rows, format: countText };
}

export function latencyData(source: ChartSource): ChartData {
  return lengthData(source, ["p50", "p95", "p99"], ({ latency }) => latency);
}

export function delayData(source: ChartSource): ChartData {
  return lengthData(source, ["p50", "p95"], ({ delay }) => delay);
}

export function histogramData({ metrics, words }: ChartSource): ChartData {
  const rows = metrics.latency_histogram.map(({ from_ms: from, to_ms: to, attempts }): ChartRow => {
    const label =
      to === null
        ? words("metrics.more_than", { length: durationOf(words, from) })
        : words("metrics.between", { from: durationOf(words, from), to: durationOf(words, to) });
    return {
      label,
      tick: to === null ? "∞" : durationOf(words, to),
      isRunning: false,
      values: { tries: { value: attempts } },
      links: {},
    };
  });
  return { series: [{ key: "tries", label: words("metrics.series.tries"), look: 0 }], rows, format: countText };
}

export function failureData(source: ChartSource): ChartData {
  const rows = timeRows(source, ({ figures: { attempts } }, span) => ({
    values: Object.fromEntries(failureClasses.map((name) => [name, { value: attempts[name] }])),
    links: failureLinks(span),
  }));
  return { series: failureSeries(source.words, rows), rows, format: countText };
}

export function endpointFailureData({ metrics, words, account, nameOf }: ChartSource): ChartData {
  const { starts_at: startsAt, ends_at: endsAt } = metrics.range;
  const rows = metrics.failures_by_endpoint.map(({ endpoint_id: id, endpoints, failures }): ChartRow => {
    const found = metrics.endpoints.find((one) => one.id === id);
    const label =
      id === null
        ? words("metrics.other_endpoints", { smart_count: endpoints })
        : found === undefined
          ? id
          : nameOf(found);
    return {
      label,
      tick: label,
      isRunning: false,
      values: Object.fromEntries(failureClasses.map((name) => [name, { value: failures[name] }])),
      links: id === null ? {} : failureLinks({ account, endpointId: id, startsAt, endsAt }),
    };
  });
  return { series: failureSeries(words, rows), rows, format: countText };
}

const failureLooks: Readonly<Record<(typeof failureClasses)[number], number>> = {
  "3xx": 6,
  "4xx": 3,
  "5xx": 2,
  timeout: 5,
  dns: 4,
  tls: 7,
  connection: 0,
  other: 8,
};

/** Only classes that occur: a legend of eight names for two colors helps nobody. */
function failureSeries(words: Words, rows: readonly ChartRow[]): Series[] {
  return failureClasses
    .filter((name) => rows.some(({ values }) => (values[name]?.value ?? 0) > 0))
    .map((key) => ({ key, label: words(`metrics.class.${key}`), look: failureLooks[key] }));
}

function failureLinks(span: LinkedSpan): Record<string, string> {
  const own = (classes: readonly AttemptClass[]) => deliveriesPath(span, { classes });
  return { row: own(failureClasses), ...Object.fromEntries(failureClasses.map((name) => [name, own([name])])) };
}

type Percentile = "p50" | "p95" | "p99";
const percentileLooks: Readonly<Record<Percentile, number>> = { p50: 0, p95: 3, p99: 2 };

function lengthData(
  source: ChartSource,
  percentiles: readonly Percentile[],
  measured: (
    figures: MetricsBucket["figures"],
  ) => { count: number } & Partial<Record<`${Percentile}_ms`, number | null>>,
): ChartData {
  const { words } = source;
  const series = percentiles.map((key) => ({ key, label: words(`metrics.series.${key}`), look: percentileLooks[key] }));
  const rows = timeRows(source, ({ figures }, span) => {
    const lengths = measured(figures);
    const valueOf = (key: Percentile): ChartValue => ({ value: lengths[`${key}_ms`] ?? null, n: lengths.count });
    return {
      values: Object.fromEntries(percentiles.map((key) => [key, valueOf(key)])),
      links: { row: deliveriesPath(span) },
    };
  });
  return { series, rows, format: (ms) => durationOf(words, ms) };
}

function timeRows(
  { metrics, account, endpointId }: ChartSource,
  fill: (bucket: MetricsBucket, span: LinkedSpan) => Pick<ChartRow, "values" | "links">,
): ChartRow[] {
  return metrics.buckets.map((bucket) => ({
    label: bucketLabel(bucket, metrics.range),
    tick: bucketTick(bucket, metrics.range),
    isRunning: bucket.is_running,
    ...fill(bucket, { account, endpointId, startsAt: bucket.starts_at, endsAt: bucket.ends_at }),
  }));
}

function rateOf({ numerator, denominator }: Share): ChartValue {
  return { value: denominator === 0 ? null : numerator / denominator, n: denominator };
}
