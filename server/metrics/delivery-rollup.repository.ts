import { CompiledQuery } from "kysely";
import { bucketOf } from "../../shared/metrics/histogram.ts";
import type { Db, Trx } from "../database.ts";
import type { GivenUp, RollupChange, RollupHour } from "./delivery-rollup.record.ts";
import type { DeliveryRollupTable } from "./delivery-rollup.table.ts";
import { rollupCounts } from "./rollup-sums.rules.ts";
import { addToRollupSql, rollupParameters, sumChanges } from "./rollup-upsert.ts";

/**
 * Adds one change. Every hour but its first try finds its row, so that is tried first: this runs with every try,
 * and a short update takes a quarter of what the general addition takes.
 */
export async function addToRollup(trx: Trx, change: RollupChange): Promise<void> {
  const { numAffectedRows } = await trx.executeQuery(addToHour(change));
  if (numAffectedRows !== 0n) return;
  for (const addition of sumChanges([change])) {
    await trx.executeQuery(CompiledQuery.raw(addToRollupSql, [...rollupParameters(addition)]));
  }
}

/** The same few texts again and again, so that their statements are prepared once. */
function addToHour({ endpointId, hour, counts, latencyMs, delayMs }: RollupChange): CompiledQuery {
  const parts: string[] = [];
  const parameters: unknown[] = [];
  for (const name of rollupCounts) {
    const count = counts[name];
    if (count === undefined) continue;
    parts.push(`${name} = ${name} + ?`);
    parameters.push(count);
  }
  const addLength = (column: "latency" | "delay", ms: number) => {
    const path = `$."${bucketOf(ms)}"`;
    parts.push(`${column} = json_set(${column}, ?, CAST(coalesce(${column} ->> ?, '0') AS BIGINT) + 1)`);
    parameters.push(path, path);
  };
  if (latencyMs !== null) {
    parts.push("latency_max_ms = max(latency_max_ms, ?)");
    parameters.push(latencyMs);
    addLength("latency", latencyMs);
  }
  if (delayMs !== null) addLength("delay", delayMs);
  const text = `UPDATE delivery_rollup SET ${parts.join(", ")} WHERE endpoint_id = ? AND hour = ?`;
  return CompiledQuery.raw(text, [...parameters, endpointId, hour]);
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

/** Hours of one endpoint after `afterHour` up to `beforeHour`, at most `limit`; hours in which nothing happened are left out. */
export async function listHoursOf(
  db: Db,
  page: { endpointId: string; afterHour: string; beforeHour: string; limit: number },
): Promise<RollupHour[]> {
  const rows = await db
    .selectFrom("delivery_rollup")
    .select(hourColumns)
    .where("endpoint_id", "=", page.endpointId)
    .where("hour", ">", page.afterHour)
    .where("hour", "<", page.beforeHour)
    .orderBy("hour")
    .limit(page.limit)
    .execute();
  return rows.map(readHour);
}

/** Hours of these endpoints from `fromHour` up to `beforeHour`; hours in which nothing happened are left out. */
export async function listRollupHours(
  db: Db,
  { endpointIds, fromHour, beforeHour }: { endpointIds: readonly string[]; fromHour: string; beforeHour: string },
): Promise<RollupHour[]> {
  if (endpointIds.length === 0) return [];
  const rows = await db
    .selectFrom("delivery_rollup")
    .select(hourColumns)
    .where("endpoint_id", "in", endpointIds)
    .where("hour", ">=", fromHour)
    .where("hour", "<", beforeHour)
    .orderBy("endpoint_id")
    .orderBy("hour")
    .execute();
  return rows.map(readHour);
}

const hourColumns = ["endpoint_id", "hour", ...rollupCounts, "latency_max_ms", "latency", "delay"] as const;

// What these two hold is a sum that this feature has written; there may be thousands of them.
function readHour(row: DeliveryRollupTable): RollupHour {
  const read = (json: string) => JSON.parse(json) as Record<string, number>;
  return { ...row, latency: read(row.latency), delay: read(row.delay) };
}
