import { failureClasses } from "../../../shared/metrics/attempt-class.ts";
import type { MetricsBucket, WebhookChart, WebhookMetrics } from "../../../shared/metrics/webhook-metrics.schema.ts";
import { csvLine, csvText, type ZoneFormat } from "./csv.rules.ts";

type Cell = number | string | null;

/** What one chart shows, one line per bucket, bar or endpoint; with the exact counts that its rates are made of. */
export function webhookMetricsCsv(metrics: WebhookMetrics, chart: WebhookChart, local: ZoneFormat): string {
  const { headings, rows } = tables[chart](metrics, local);
  const write = (cells: readonly Cell[]) =>
    csvLine(cells.map((cell) => (typeof cell === "number" ? String(cell) : csvText(cell))));
  return write(headings) + rows.map(write).join("");
}

interface Table {
  headings: readonly string[];
  rows: readonly (readonly Cell[])[];
}

type Tabulate = (metrics: WebhookMetrics, local: ZoneFormat) => Table;

const tables: Readonly<Record<WebhookChart, Tabulate>> = {
  success: byTime(
    ["delivered", "ended", "delivered_at_first_try", "first_tries"],
    ({ figures: { success, first_attempt: first } }) => [
      ...[success.numerator, success.denominator],
      ...[first.numerator, first.denominator],
    ],
  ),
  outcomes: byTime(
    ["delivered_at_first_try", "delivered_later", "exhausted", "rejected"],
    ({ figures: { outcomes } }) => [
      ...[outcomes.delivered_first, outcomes.delivered_later],
      ...[outcomes.exhausted, outcomes.rejected],
    ],
  ),
  latency: byTime(["answered_tries", "p50_ms", "p95_ms", "p99_ms", "max_ms"], ({ figures: { latency } }) => [
    ...[latency.count, latency.p50_ms, latency.p95_ms, latency.p99_ms, latency.max_ms],
  ]),
  latency_histogram: ({ latency_histogram: bars }) => ({
    headings: ["more_than_ms", "up_to_ms", "answered_tries"],
    rows: bars.map(({ from_ms: from, to_ms: to, attempts }) => [from, to, attempts]),
  }),
  delay: byTime(["delivered", "p50_ms", "p95_ms"], ({ figures: { delay } }) => [
    ...[delay.count, delay.p50_ms, delay.p95_ms],
  ]),
  failures: byTime(["tries", ...failureClasses], ({ figures: { attempts } }) => [
    Object.values(attempts).reduce((sum, count) => sum + count, 0),
    ...failureClasses.map((name) => attempts[name]),
  ]),
  failures_by_endpoint: ({ failures_by_endpoint: lines, endpoints }) => ({
    headings: ["endpoint_id", "url", "endpoints", "tries", ...failureClasses],
    rows: lines.map(({ endpoint_id: id, endpoints: count, attempts, failures }) => [
      ...[id ?? "other", endpoints.find((one) => one.id === id)?.url ?? null, count, attempts],
      ...failureClasses.map((name) => failures[name]),
    ]),
  }),
};

function byTime(headings: readonly string[], cells: (bucket: MetricsBucket) => readonly Cell[]): Tabulate {
  return ({ buckets, range }, local) => ({
    headings: ["from (UTC)", `from (${range.zone})`, "to (UTC)", "is_running", ...headings],
    rows: buckets.map((bucket) => [
      ...[bucket.starts_at, local(bucket.starts_at), bucket.ends_at, String(bucket.is_running)],
      ...cells(bucket),
    ]),
  });
}
