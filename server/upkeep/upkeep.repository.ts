import type { Selectable } from "kysely";
import type { UpkeepKind } from "../../shared/upkeep/upkeep.schema.ts";
import type { Db, Trx } from "../database.ts";
import type { UpkeepRunTable } from "./upkeep.table.ts";

export type UpkeepRun = Selectable<UpkeepRunTable>;

const columns = [
  "id",
  "kind",
  "state",
  "asked_by",
  "asked_at",
  "started_at",
  "ended_at",
  "file",
  "removed_at",
  "result",
  "problem",
] as const;

const runs = (db: Db) => db.selectFrom("upkeep_run").select(columns).orderBy("asked_at", "desc").orderBy("id", "desc");

export async function insertRun(trx: Trx, run: UpkeepRun): Promise<void> {
  await trx.insertInto("upkeep_run").values(run).execute();
}

export async function listRuns(db: Db, kind: UpkeepKind, limit: number): Promise<UpkeepRun[]> {
  return runs(db).where("kind", "=", kind).limit(limit).execute();
}

/** Whatever has not come to an end, the oldest first. */
export async function listOpenRuns(db: Db): Promise<UpkeepRun[]> {
  const open = await runs(db).where("state", "in", ["waiting", "running"]).execute();
  return open.toReversed();
}

export async function findLastPassed(db: Db, kind: UpkeepKind): Promise<UpkeepRun | undefined> {
  return runs(db).where("kind", "=", kind).where("state", "=", "passed").limit(1).executeTakeFirst();
}

/** The last backup that nobody asked for and that is over. */
export async function findLastScheduled(db: Db): Promise<UpkeepRun | undefined> {
  return runs(db)
    .where("kind", "=", "backup")
    .where("asked_by", "is", null)
    .where("state", "in", ["passed", "failed"])
    .limit(1)
    .executeTakeFirst();
}

/** Backups whose file may still be there. */
export async function listKeptBackups(db: Db): Promise<UpkeepRun[]> {
  return runs(db)
    .where("kind", "=", "backup")
    .where("state", "in", ["passed", "failed"])
    .where("file", "is not", null)
    .where("removed_at", "is", null)
    .execute();
}

/** False when somebody else has begun it. */
export async function beginRun(trx: Trx, id: string, begun: { at: string; file: string | null }): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("upkeep_run")
    .set({ state: "running", started_at: begun.at, file: begun.file })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function endRun(
  trx: Trx,
  id: string,
  end: Pick<UpkeepRun, "state" | "ended_at" | "file" | "result" | "problem">,
): Promise<void> {
  await trx.updateTable("upkeep_run").set(end).where("id", "=", id).where("state", "=", "running").execute();
}

export async function noteRemoved(trx: Trx, id: string, at: string): Promise<void> {
  await trx.updateTable("upkeep_run").set({ removed_at: at }).where("id", "=", id).execute();
}

/** Forgets runs of before that left no file behind. */
export async function forgetRunsUntil(trx: Trx, until: string): Promise<void> {
  await trx
    .deleteFrom("upkeep_run")
    .where("asked_at", "<=", until)
    .where("state", "in", ["passed", "failed"])
    .where((eb) => eb.or([eb("file", "is", null), eb("removed_at", "is not", null)]))
    .execute();
}
