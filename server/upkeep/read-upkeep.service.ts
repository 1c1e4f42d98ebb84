import { z } from "zod";
import {
  invariantSchema,
  measurementSchema,
  provenBackupSchema,
  type UpkeepRunView,
  type UpkeepView,
} from "../../shared/upkeep/upkeep.schema.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { staffNames } from "../identity/staff-names.service.ts";
import { isBackupLate, lastBackupOf, nextBackupAt } from "./upkeep.rules.ts";
import { findLastPassed, findLastScheduled, listRuns, type UpkeepRun } from "./upkeep.repository.ts";

const backupsShown = 30;

const verificationSchema = z.object({ invariants: z.array(invariantSchema) });

/** How the installation is looked after: backups, checks and sizes, with what was asked for and is not done yet. */
export async function readUpkeep(ctx: Pick<AppContext, "store" | "clock" | "config">): Promise<UpkeepView> {
  const { backup, webhookRetentionDays } = ctx.config;
  return ctx.store.read(async (db) => {
    const present = presenter(db);
    const [scheduled, verified, measured] = [
      await findLastScheduled(db),
      await findLastPassed(db, "backup"),
      await findLastPassed(db, "measurement"),
    ];
    const [verification] = await listRuns(db, "verification", 1);
    const [measurement] = await listRuns(db, "measurement", 1);
    const now = ctx.clock.now();
    const backups: UpkeepRunView[] = [];
    for (const run of await listRuns(db, "backup", backupsShown)) backups.push(await present(run));
    return {
      engine: ctx.store.isShared ? "postgres" : "sqlite",
      schedule: backup === null ? null : scheduleOf(backup),
      next_backup_at: backup === null ? null : nextBackupAt(lastBackupOf(scheduled), backup, now),
      is_backup_late: backup !== null && isBackupLate(verified?.started_at ?? null, backup, now),
      last_verified_backup: await orNull(verified, present),
      backups,
      verification: await orNull(verification, present),
      measurement: await orNull(measurement, present),
      last_measured: await orNull(measured, present),
      webhook_retention_days: webhookRetentionDays,
    };
  });
}

/** When the newest backup that was verified was made, and whether the last one by schedule failed. */
export async function readBackupHealth(
  ctx: Pick<AppContext, "store">,
): Promise<{ lastVerifiedAt: string | null; hasFailed: boolean }> {
  return ctx.store.read(async (db) => ({
    lastVerifiedAt: (await findLastPassed(db, "backup"))?.started_at ?? null,
    hasFailed: (await findLastScheduled(db))?.state === "failed",
  }));
}

function scheduleOf({ folder, everyHours, keepDays, keepWeeks }: NonNullable<AppContext["config"]["backup"]>) {
  return { folder, every_hours: everyHours, keep_days: keepDays, keep_weeks: keepWeeks };
}

async function orNull(run: UpkeepRun | undefined, present: (run: UpkeepRun) => Promise<UpkeepRunView>) {
  return run === undefined ? null : present(run);
}

function presenter(db: Db): (run: UpkeepRun) => Promise<UpkeepRunView> {
  return async ({ result, asked_by, ...run }) => {
    const names = await staffNames(db, asked_by === null ? [] : [asked_by]);
    const found: unknown = result === null ? null : JSON.parse(result);
    return {
      ...run,
      asked_by: asked_by === null ? null : { id: asked_by, name: names.get(asked_by) ?? asked_by },
      backup: run.kind === "backup" && found !== null ? provenBackupSchema.parse(found) : null,
      invariants: run.kind === "verification" && found !== null ? verificationSchema.parse(found).invariants : null,
      measurement: run.kind === "measurement" && found !== null ? measurementSchema.parse(found) : null,
    };
  };
}
