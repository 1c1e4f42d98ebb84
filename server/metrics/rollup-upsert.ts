import { bucketOf } from "../../shared/metrics/histogram.ts";
import type { RollupChange, RollupCount } from "./delivery-rollup.record.ts";
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

/** Adds to an hour, the first time as to any other; its parameters are what `rollupParameters` makes. */
export const addToRollupSql = `
  INSERT INTO delivery_rollup (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})
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
  latency: Record<string, number>;
  delay: Record<string, number>;
}

/** Changes of the same endpoint and hour as one, so that a bulk load writes each hour once. */
export function sumChanges(changes: readonly RollupChange[]): RollupAddition[] {
  const additions = new Map<string, RollupAddition>();
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

function addLength(counts: Record<string, number>, ms: number): void {
  const bucket = bucketOf(ms);
  counts[bucket] = (counts[bucket] ?? 0) + 1;
}

export function rollupParameters(addition: RollupAddition): readonly unknown[] {
  const { endpointId, hour, counts, latencyMaxMs, latency, delay } = addition;
  const values = rollupCounts.map((name) => counts[name] ?? 0);
  return [endpointId, hour, ...values, latencyMaxMs, JSON.stringify(latency), JSON.stringify(delay)];
}
