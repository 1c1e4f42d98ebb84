import { bucketOf } from "../../shared/metrics/histogram.ts";
import type { RollupChange, RollupCount, RollupHour } from "./delivery-rollup.record.ts";
import { rollupCounts } from "./rollup-sums.rules.ts";

const columns = ["endpoint_id", "hour", ...rollupCounts, "latency_max_ms", "latency", "delay"] as const;

/** The sum of two histograms, where there is anything to add. */
function added(column: "latency" | "delay"): string {
  return `${column} = CASE excluded.${column} WHEN '{}' THEN delivery_rollup.${column} ELSE (
    SELECT json_group_object(key, counted) FROM (
      SELECT key, sum(CAST(value AS BIGINT)) AS counted FROM (
        SELECT key, value FROM json_each(delivery_rollup.${column})
        UNION ALL SELECT key, value FROM json_each(excluded.${column}))
      GROUP BY key)) END`;
}

const listed = `(${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;

/** Appends what is to be added to an hour later, with the same parameters. */
export const appendToRollupSql = `INSERT INTO delivery_rollup_delta ${listed}`;

/** Adds to an hour, the first time as to any other; its parameters are what `rollupParameters` makes. */
export const addToRollupSql = `
  INSERT INTO delivery_rollup ${listed}
  ON CONFLICT (endpoint_id, hour) DO UPDATE SET
    ${rollupCounts.map((name) => `${name} = delivery_rollup.${name} + excluded.${name}`).join(", ")},
    latency_max_ms = CASE WHEN excluded.latency_max_ms > delivery_rollup.latency_max_ms
      THEN excluded.latency_max_ms ELSE delivery_rollup.latency_max_ms END, ${added("latency")}, ${added("delay")}`;

/** Counts of one endpoint and one hour; the histograms by bucket. */
export interface RollupAddition {
  endpointId: string;
  hour: string;
  counts: Partial<Record<RollupCount, number>>;
  latencyMaxMs: number;
  latency: Readonly<Record<string, number>>;
  delay: Readonly<Record<string, number>>;
}

type Growing = RollupAddition & Record<"latency" | "delay", Record<string, number>>;

/** Changes of the same endpoint and hour as one, so that a bulk load writes each hour once. */
export function sumChanges(changes: readonly RollupChange[]): RollupAddition[] {
  const additions = new Map<string, Growing>();
  for (const { endpointId, hour, counts, latencyMs, delayMs } of changes) {
    const key = `${endpointId} ${hour}`;
    const sum = additions.get(key) ?? { endpointId, hour, counts: {}, latencyMaxMs: 0, latency: {}, delay: {} };
    additions.set(key, sum);
    for (const name of Object.keys(counts) as RollupCount[])
      sum.counts[name] = (sum.counts[name] ?? 0) + (counts[name] ?? 0);
    if (latencyMs !== null) addLength(sum.latency, latencyMs);
    if (delayMs !== null) addLength(sum.delay, delayMs);
    sum.latencyMaxMs = Math.max(sum.latencyMaxMs, latencyMs ?? 0);
  }
  return [...additions.values()];
}

/** Hours of the same endpoint as one, in the order in which they are met first. */
export function mergeHours(hours: readonly RollupHour[]): RollupHour[] {
  const merged = new Map<string, RollupHour>();
  for (const hour of hours) {
    const key = `${hour.endpoint_id} ${hour.hour}`;
    const known = merged.get(key);
    merged.set(key, known === undefined ? hour : sumOf(known, hour));
  }
  return [...merged.values()];
}

function sumOf(one: RollupHour, other: RollupHour): RollupHour {
  const sum: RollupHour = {
    ...one,
    latency_max_ms: Math.max(one.latency_max_ms, other.latency_max_ms),
    latency: sumOfLengths(one.latency, other.latency),
    delay: sumOfLengths(one.delay, other.delay),
  };
  for (const name of rollupCounts) sum[name] += other[name];
  return sum;
}

function sumOfLengths(one: RollupHour["latency"], other: RollupHour["latency"]): RollupHour["latency"] {
  const sum: Record<string, number> = { ...one };
  for (const [bucket, count] of Object.entries(other)) sum[bucket] = (sum[bucket] ?? 0) + count;
  return sum;
}

/** An hour as what is added to it. */
export function additionOf({
  endpoint_id,
  hour,
  latency_max_ms,
  latency,
  delay,
  ...counts
}: RollupHour): RollupAddition {
  return { endpointId: endpoint_id, hour, counts, latencyMaxMs: latency_max_ms, latency, delay };
}

function addLength(counts: Record<string, number>, ms: number): void {
  const bucket = bucketOf(ms);
  counts[bucket] = (counts[bucket] ?? 0) + 1;
}

export function rollupParameters(addition: RollupAddition): readonly unknown[] {
  const { endpointId, hour, counts, latencyMaxMs, latency, delay } = addition;
  const values = rollupCounts.map((name) => counts[name] ?? 0);
  return [endpointId, hour, ...values, latencyMaxMs, JSON.stringify(latency), JSON.stringify(delay)];
}
