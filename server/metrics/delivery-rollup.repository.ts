import { CompiledQuery } from "kysely";
import type { Db, Trx } from "../database.ts";
import type { GivenUp, RollupChange, RollupHour } from "./delivery-rollup.record.ts";
import { rollupCounts } from "./rollup-sums.rules.ts";
import { addToRollupSql, rollupParameters, sumChanges } from "./rollup-upsert.ts";

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
