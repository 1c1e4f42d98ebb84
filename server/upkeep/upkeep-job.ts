import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { shiftInstant } from "../../shared/instant.ts";
import { provenBackupSchema, type UpkeepKind } from "../../shared/upkeep/upkeep.schema.ts";
import type { AppContext } from "../context.ts";
import type { RunKontor } from "../kontor-process.ts";
import { runUpkeep } from "./run-upkeep.ts";
import { newRun } from "./ask-upkeep.service.ts";
import { backupName, backupsToRemove, lastBackupOf, mayNotCreateDatabase, nextBackupAt } from "./upkeep.rules.ts";
import {
  beginRun,
  endRun,
  findLastScheduled,
  forgetRunsUntil,
  insertRun,
  listKeptBackups,
  listOpenRuns,
  noteRemoved,
  type UpkeepRun,
} from "./upkeep.repository.ts";

const historyMs = 400 * 86_400_000;

interface Tools {
  run: RunKontor;
  /** Ends what is under way. */
  signal: AbortSignal;
}

/**
 * Does the oldest thing that is due or was asked for; true when there was one. Only one process of a database may call
 * it, and never twice at a time: whatever has been begun and is not over was cut off.
 */
export async function stepUpkeep(ctx: AppContext, { run, signal }: Tools): Promise<boolean> {
  const isStopping = () => signal.aborted;
  const open = await ctx.store.read(listOpenRuns);
  for (const cut of open.filter(({ state }) => state === "running")) {
    await close(ctx, cut, { isGood: false, result: null, problem: "It was cut off when the server stopped." });
  }
  const next = open.find(({ state }) => state === "waiting") ?? (await planScheduled(ctx));
  if (next === null || isStopping()) return false;
  const file = next.kind === "backup" ? newBackupFile(ctx) : null;
  if (!(await ctx.store.write((trx) => beginRun(trx, next.id, { at: ctx.clock.now(), file })))) return false;
  const outcome =
    next.kind === "backup" && file === null
      ? { isGood: false, result: null, problem: "KONTOR_BACKUP_DIR is not set, so that there is no folder for it." }
      : await runUpkeep(next.kind, { file, run, signal });
  // Whoever was told to stop leaves it to the next start to say so: the database may be closing.
  if (isStopping()) return false;
  await close(ctx, { ...next, file }, outcome);
  if (next.kind === "backup" && outcome.isGood) {
    warnOfProof(ctx, { file, result: outcome.result });
    await afterBackup(ctx, next);
  }
  return true;
}

function newBackupFile(ctx: AppContext): string | null {
  const { backup } = ctx.config;
  if (backup === null) return null;
  return join(resolve(backup.folder), backupName(ctx.clock.now(), ctx.store.isShared ? "postgres" : "sqlite"));
}

/** Enters the backup that the schedule wants now; null when none is due. */
async function planScheduled(ctx: AppContext): Promise<UpkeepRun | null> {
  const { backup } = ctx.config;
  if (backup === null) return null;
  const last = await ctx.store.read(findLastScheduled);
  const now = ctx.clock.now();
  if (nextBackupAt(lastBackupOf(last), backup, now) > now) return null;
  return enter(ctx, "backup");
}

async function enter(ctx: AppContext, kind: UpkeepKind): Promise<UpkeepRun> {
  const run = newRun(ctx, { kind, askedBy: null });
  await ctx.store.write((trx) => insertRun(trx, run));
  return run;
}

async function close(
  ctx: AppContext,
  run: UpkeepRun,
  { isGood, result, problem }: { isGood: boolean; result: unknown; problem: string | null },
): Promise<void> {
  const state = isGood ? "passed" : "failed";
  await ctx.store.write((trx) =>
    endRun(trx, run.id, {
      state,
      ended_at: ctx.clock.now(),
      file: run.file,
      result: result === null ? null : JSON.stringify(result),
      problem,
    }),
  );
  const line = { upkeep: run.kind, file: run.file ?? undefined };
  if (isGood) ctx.logger.info(line, run.kind === "backup" ? "a backup was made and verified" : "upkeep was done");
  else ctx.logger.error({ ...line, problem }, run.kind === "backup" ? "a backup failed" : "upkeep failed");
}

/** A backup that was read and not put back may be one that nobody can use. */
function warnOfProof({ logger }: AppContext, { file, result }: { file: string | null; result: unknown }): void {
  if (provenBackupSchema.parse(result).proof === "restored") return;
  logger.warn({ upkeep: "backup", file, reason: mayNotCreateDatabase }, "a backup was read, but not put back");
}

/** Makes room, and has the sizes measured with the database as large as it was. */
async function afterBackup(ctx: AppContext, { asked_by }: UpkeepRun): Promise<void> {
  if (ctx.config.backup === null) return;
  const now = ctx.clock.now();
  const kept = await ctx.store.read(listKeptBackups);
  const backups = kept.map(({ id, state, started_at, asked_at }) => ({
    id,
    at: started_at ?? asked_at,
    isGood: state === "passed",
  }));
  const leaving = new Set(backupsToRemove(backups, ctx.config.backup, now));
  for (const { id, file } of kept) {
    if (!leaving.has(id) || file === null) continue;
    await rm(file, { force: true });
    await ctx.store.write((trx) => noteRemoved(trx, id, now));
  }
  await ctx.store.write((trx) => forgetRunsUntil(trx, shiftInstant(now, -historyMs)));
  if (asked_by === null) await enter(ctx, "measurement");
}
