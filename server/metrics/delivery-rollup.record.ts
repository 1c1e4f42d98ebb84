import type { Histogram } from "../../shared/metrics/histogram.ts";
import type { DeliveryRollupTable } from "./delivery-rollup.table.ts";

/** The columns that are plain counts. */
export type RollupCount = Exclude<
  keyof DeliveryRollupTable,
  "endpoint_id" | "hour" | "latency_max_ms" | "latency" | "delay"
>;

/** How a delivery ends without success; taken back once it is sent again. */
export const givenUpStates = ["exhausted", "rejected"] as const satisfies readonly RollupCount[];
export type GivenUp = (typeof givenUpStates)[number];

export type RollupCounts = Record<RollupCount, number>;

/** Counts of any stretch of time, with their histograms unfolded. */
export interface RollupSums extends RollupCounts {
  latency_max_ms: number;
  latency: Histogram;
  delay: Histogram;
}

/** A try that is over, and what became of its delivery. */
export interface CountedAttempt {
  endpointId: string;
  /** Of the delivery, UTC. */
  createdAt: string;
  /** From 1. */
  number: number;
  startedAt: string;
  durationMs: number;
  /** `delivered`, or the name of what went wrong. */
  outcome: string;
  code: number | null;
  /** The delivery was delivered by this try, and by none before it. */
  isDelivery: boolean;
  /** The delivery is given up after this try. */
  givenUp: GivenUp | null;
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
