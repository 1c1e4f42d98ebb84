import type { Histogram } from "../../shared/metrics/histogram.ts";
import type { DeliveryRollupTable } from "./delivery-rollup.table.ts";

/** The columns that are plain counts. */
export type RollupCount = Exclude<
  keyof DeliveryRollupTable,
  "endpoint_id" | "hour" | "latency_max_ms" | "latency" | "delay"
>;

/** How a delivery ends without success. */
export type GivenUp = Extract<RollupCount, "exhausted" | "rejected">;

export type RollupCounts = Record<RollupCount, number>;

/** Counts of any stretch of time, with their histograms unfolded. */
export interface RollupSums extends RollupCounts {
  latency_max_ms: number;
  latency: Histogram;
  delay: Histogram;
}

/** What one change adds to one hour; a negative count takes away. */
export interface RollupChange {
  endpointId: string;
  hour: string;
  counts: Partial<RollupCounts>;
  /** Duration of a try that was answered, milliseconds. */
  latencyMs: number | null;
  /** From the event to its delivery, milliseconds. */
  delayMs: number | null;
}

/** What one hour of an endpoint says; `hour` is `2026-06-01T09`, UTC, and the histograms are by bucket. */
export interface RollupHour extends RollupCounts {
  endpoint_id: string;
  hour: string;
  latency_max_ms: number;
  latency: Readonly<Record<string, number>>;
  delay: Readonly<Record<string, number>>;
}
