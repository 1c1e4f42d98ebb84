import { emptyHistogram, type Histogram } from "../../shared/metrics/histogram.ts";
import type { RollupCount, RollupCounts, RollupHour, RollupSums } from "./delivery-rollup.record.ts";

export const rollupCounts = [
  "delivered_first",
  "delivered_later",
  "exhausted",
  "rejected",
  "first_failed",
  "attempts_2xx",
  "attempts_3xx",
  "attempts_4xx",
  "attempts_5xx",
  "attempts_timeout",
  "attempts_dns",
  "attempts_tls",
  "attempts_connection",
  "attempts_other",
] as const satisfies readonly RollupCount[];

export function noCounts(): RollupCounts {
  return Object.fromEntries(rollupCounts.map((name) => [name, 0])) as Record<RollupCount, number>;
}

export function noSums(): RollupSums {
  return { ...noCounts(), latency_max_ms: 0, latency: emptyHistogram(), delay: emptyHistogram() };
}

/** Adds counts in place. */
export function addCounts(sums: RollupCounts, counts: RollupCounts): void {
  for (const name of rollupCounts) sums[name] += counts[name];
}

/** Adds an hour in place. */
export function addHour(sums: RollupSums, hour: RollupHour): void {
  addCounts(sums, hour);
  sums.latency_max_ms = Math.max(sums.latency_max_ms, hour.latency_max_ms);
  unfold(sums.latency, hour.latency);
  unfold(sums.delay, hour.delay);
}

/** Adds other sums in place. */
export function addSums(sums: RollupSums, other: RollupSums): void {
  addCounts(sums, other);
  sums.latency_max_ms = Math.max(sums.latency_max_ms, other.latency_max_ms);
  for (const [bucket, count] of other.latency.entries()) sums.latency[bucket] = (sums.latency[bucket] ?? 0) + count;
  for (const [bucket, count] of other.delay.entries()) sums.delay[bucket] = (sums.delay[bucket] ?? 0) + count;
}

function unfold(histogram: Histogram, counts: Readonly<Record<string, number>>): void {
  for (const bucket in counts) histogram[Number(bucket)] = (histogram[Number(bucket)] ?? 0) + (counts[bucket] ?? 0);
}
