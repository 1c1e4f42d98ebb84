import { CompiledQuery } from "kysely";
import { emptyHistogram, type Histogram } from "../../shared/metrics/histogram.ts";
import type { Db, Trx } from "../database.ts";
import type { GivenUp, RollupChange, RollupCount, RollupSums } from "./delivery-rollup.record.ts";
import { addToRollupSql, rollupCounts, rollupParameters, sumChanges } from "./rollup-upsert.ts";

export async function addToRollup(trx: Trx, change: RollupChange): Promise<void> {
  // Written out once: this runs with every try, and building the query anew would cost more than running it.
  for (const addition of sumChanges([change])) {
    await trx.executeQuery(CompiledQuery.raw(addToRollupSql, [...rollupParameters(addition)]));
  }
}

/** Takes back what was counted as given up in an hour, and is sent again. */
export async function takeGivenUp(
  trx: Trx,
  { endpointId, hour, state, count }: { endpointId: string; hour: string; state: GivenUp; count: number },
): Promise<void> {
  await trx
    .updateTable("delivery_rollup")
    .set((eb) => ({ [state]: eb(state, "-", count) }))
    .where("endpoint_id", "=", endpointId)
    .where("hour", "=", hour)
    .execute();
}

/** What one hour says; `hour` is `2026-06-01T09`, UTC. */
export interface RollupHour extends Omit<RollupSums, "latency" | "delay"> {
  endpoint_id: string;
  hour: string;
  latency: Readonly<Record<string, number>>;
  delay: Readonly<Record<string, number>>;
}

/** Hours of these endpoints from `fromHour` up to `beforeHour`; hours in which nothing happened are left out. */
export async function listRollupHours(
  db: Db,
  { endpointIds, fromHour, beforeHour }: { endpointIds: readonly string[]; fromHour: string; beforeHour: string },
): Promise<RollupHour[]> {
  if (endpointIds.length === 0) return [];
  const rows = await db
    .selectFrom("delivery_rollup")
    .select(["endpoint_id", "hour", ...rollupCounts, "latency_max_ms", "latency", "delay"])
    .where("endpoint_id", "in", endpointIds)
    .where("hour", ">=", fromHour)
    .where("hour", "<", beforeHour)
    .orderBy("endpoint_id")
    .orderBy("hour")
    .execute();
  // What these two hold is a sum that this feature has written; there may be thousands of them.
  const read = (json: string) => JSON.parse(json) as Record<string, number>;
  return rows.map((row) => ({ ...row, latency: read(row.latency), delay: read(row.delay) }));
}

export function noSums(): RollupSums {
  const counts = Object.fromEntries(rollupCounts.map((name) => [name, 0])) as Record<RollupCount, number>;
  return { ...counts, latency_max_ms: 0, latency: emptyHistogram(), delay: emptyHistogram() };
}

/** Adds an hour to sums in place. */
export function addHour(sums: RollupSums, hour: RollupHour): void {
  for (const name of rollupCounts) sums[name] += hour[name];
  sums.latency_max_ms = Math.max(sums.latency_max_ms, hour.latency_max_ms);
  addCounts(sums.latency, hour.latency);
  addCounts(sums.delay, hour.delay);
}

function addCounts(histogram: Histogram, counts: Readonly<Record<string, number>>): void {
  for (const bucket in counts) histogram[Number(bucket)] = (histogram[Number(bucket)] ?? 0) + (counts[bucket] ?? 0);
}
