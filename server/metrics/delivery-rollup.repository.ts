import { CompiledQuery, type RawBuilder, sql } from "kysely";
import type { Db, Trx } from "../database.ts";
import { givenUpStates, type RollupChange, type RollupHour } from "./delivery-rollup.record.ts";
import type { DeliveryRollupTable } from "./delivery-rollup.table.ts";
import { rollupCounts } from "./rollup-sums.rules.ts";
import {
  additionOf,
  addToRollupSql,
  appendToRollupSql,
  mergeHours,
  rollupParameters,
  sumChanges,
} from "./rollup-upsert.ts";

const hourColumns = ["endpoint_id", "hour", ...rollupCounts, "latency_max_ms", "latency", "delay"] as const;

export async function appendToRollup(trx: Trx, changes: readonly RollupChange[]): Promise<void> {
  for (const addition of sumChanges(changes)) {
    await trx.executeQuery(CompiledQuery.raw(appendToRollupSql, [...rollupParameters(addition)]));
  }
}

/** Takes the oldest appended counts away, at most `limit`, for whoever adds them to their hours in the same write. */
export async function takeAppended(trx: Trx, limit: number): Promise<RollupHour[]> {
  const rows = await trx
    .deleteFrom("delivery_rollup_delta")
    .where("seq", "in", (eb) => eb.selectFrom("delivery_rollup_delta").select("seq").orderBy("seq").limit(limit))
    .returning(hourColumns)
    .execute();
  return rows.map(readHour);
}

/** Adds to hours, the first time as to any other; what is taken back from one is in it already. */
export async function addToHours(trx: Trx, hours: readonly RollupHour[]): Promise<void> {
  for (const hour of mergeHours(hours)) {
    const added = { ...hour };
    for (const state of givenUpStates) added[state] = Math.max(0, hour[state]);
    await trx.executeQuery(CompiledQuery.raw(addToRollupSql, [...rollupParameters(additionOf(added))]));
    for (const state of givenUpStates) if (hour[state] < 0) await takeBack(trx, hour, state);
  }
}

async function takeBack(trx: Trx, hour: RollupHour, state: (typeof givenUpStates)[number]): Promise<void> {
  await trx
    .updateTable("delivery_rollup")
    .set((eb) => ({ [state]: eb(state, "+", hour[state]) }))
    .where("endpoint_id", "=", hour.endpoint_id)
    .where("hour", "=", hour.hour)
    .execute();
}

/**
 * Hours of one endpoint after `afterHour` up to `beforeHour`, in their order; hours in which nothing happened are left
 * out. At most `limit`, or a few more; where it is fewer, there are none after them.
 */
export async function listHoursOf(
  db: Db,
  page: { endpointId: string; afterHour: string; beforeHour: string; limit: number },
): Promise<RollupHour[]> {
  const within = sql`endpoint_id = ${page.endpointId} AND hour > ${page.afterHour} AND hour < ${page.beforeHour}`;
  const rows = await readBoth(db, within, sql`ORDER BY hour LIMIT ${page.limit}`);
  const folded = rows.filter((row) => row.is_folded === 1);
  // What comes after a full page is on the next one, appended or not.
  const last = folded.length < page.limit ? page.beforeHour : (folded.at(-1)?.hour ?? page.beforeHour);
  return inOrder(rows.filter(({ hour }) => hour <= last));
}

/** Hours of these endpoints from `fromHour` up to `beforeHour`; hours in which nothing happened are left out. */
export async function listRollupHours(
  db: Db,
  { endpointIds, fromHour, beforeHour }: { endpointIds: readonly string[]; fromHour: string; beforeHour: string },
): Promise<RollupHour[]> {
  if (endpointIds.length === 0) return [];
  const ids = sql.join([...endpointIds]);
  const within = sql`endpoint_id IN (${ids}) AND hour >= ${fromHour} AND hour < ${beforeHour}`;
  return inOrder(await readBoth(db, within, sql`ORDER BY endpoint_id, hour`));
}

type ReadRow = DeliveryRollupTable & { is_folded: number };

/**
 * One statement reads what is folded and what is not: between two of them a fold would count something twice, or not
 * at all.
 */
async function readBoth(db: Db, within: RawBuilder<unknown>, page: RawBuilder<unknown>): Promise<ReadRow[]> {
  const columns = sql.join(hourColumns.map((name) => sql.ref(name)));
  const { rows } = await sql<ReadRow>`
    SELECT 1 AS is_folded, ${columns} FROM (SELECT ${columns} FROM delivery_rollup WHERE ${within} ${page}) AS folded
    UNION ALL SELECT 0, ${columns} FROM delivery_rollup_delta WHERE ${within}`.execute(db);
  return rows;
}

function inOrder(rows: readonly ReadRow[]): RollupHour[] {
  const place = ({ endpoint_id, hour }: RollupHour) => `${endpoint_id} ${hour}`;
  return mergeHours(rows.map(({ is_folded: _folded, ...row }) => readHour(row))).sort((one, other) =>
    place(one) < place(other) ? -1 : 1,
  );
}

// What these two hold is a sum that this feature has written; there may be thousands of them.
function readHour(row: DeliveryRollupTable): RollupHour {
  const read = (json: string) => JSON.parse(json) as Record<string, number>;
  return { ...row, latency: read(row.latency), delay: read(row.delay) };
}
