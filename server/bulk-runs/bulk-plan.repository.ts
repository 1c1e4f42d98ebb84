import { type Insertable, sql, type SqlBool } from "kysely";
import type { Db, Trx } from "../database.ts";
import type { BulkItemTable, BulkRunTable } from "./bulk-run.table.ts";

type PlannedRun = Omit<Insertable<BulkRunTable>, "planning_until">;
/** Everything of a planned item but the run that it is of. */
export type PlannedItem = Omit<Insertable<BulkItemTable>, "run_id">;

/** Begins to write a run down: it is seen by nobody until `beginRun`. */
export async function insertPlannedRun(trx: Trx, run: PlannedRun, until: string): Promise<void> {
  await trx
    .insertInto("bulk_run")
    .values({ ...run, planning_until: until })
    .execute();
}

export async function insertPlannedItems(trx: Trx, runId: string, items: readonly PlannedItem[]): Promise<void> {
  await trx
    .insertInto("bulk_item")
    .values(items.map((item) => ({ ...item, run_id: runId })))
    .execute();
}

/** Keeps a plan for whoever writes it; false when its time was over, and it may be gone. */
export async function renewPlan(
  trx: Trx,
  id: string,
  { now, until }: { now: string; until: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("bulk_run")
    .set({ planning_until: until })
    .where("id", "=", id)
    .where("planning_until", ">", now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Makes a run of a plan; false when its time was over, and it may be gone. */
export async function beginRun(trx: Trx, id: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("bulk_run")
    .set({ planning_until: null, created_at: now })
    .where("id", "=", id)
    .where("planning_until", ">", now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Written out as the index has it. */
const isPlanSql = sql<SqlBool>`planning_until IS NOT NULL`;

/** Plans whose writer has not been heard of, the oldest first. */
export async function listLeftPlans(db: Db, now: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom("bulk_run")
    .select("id")
    .where(isPlanSql)
    .where("planning_until", "<=", now)
    .orderBy("planning_until")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes a plan from its writer, who cannot go on with it from here on; false where it is none. */
export async function takePlan(trx: Trx, id: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("bulk_run")
    .set({ planning_until: now })
    .where("id", "=", id)
    .where(isPlanSql)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Removes some payments of a plan, or the plan itself once it has none. @returns whether anything of it is left. */
export async function removePlanPart(trx: Trx, id: string, limit: number): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom("bulk_item")
    .where("seq", "in", (eb) =>
      eb.selectFrom("bulk_item").select("seq").where("run_id", "=", id).orderBy("position").limit(limit),
    )
    .executeTakeFirst();
  if (numDeletedRows > 0n) return true;
  await trx.deleteFrom("bulk_run").where("id", "=", id).where(isPlanSql).execute();
  return false;
}
