import { shiftInstant } from "../../shared/instant.ts";

const hourMs = 3_600_000;
const dayMs = 86_400_000;
/** A backup that failed is tried again before the next one is due. */
const retryMs = 900_000;

export interface BackupSchedule {
  everyHours: number;
  keepDays: number;
  keepWeeks: number;
}

/** One backup by schedule, as far as the next one depends on it. */
export interface LastBackup {
  state: "passed" | "failed";
  startedAt: string;
  endedAt: string;
}

/** What the next backup depends on. */
export function lastBackupOf(
  run: { state: string; asked_at: string; started_at: string | null; ended_at: string | null } | undefined,
): LastBackup | null {
  if (run === undefined) return null;
  const startedAt = run.started_at ?? run.asked_at;
  return { state: run.state === "passed" ? "passed" : "failed", startedAt, endedAt: run.ended_at ?? startedAt };
}

/** When the next backup by schedule is due. */
export function nextBackupAt(last: LastBackup | null, { everyHours }: Pick<BackupSchedule, "everyHours">, now: string) {
  if (last === null) return now;
  if (last.state === "passed") return shiftInstant(last.startedAt, everyHours * hourMs);
  return shiftInstant(last.endedAt, Math.min(retryMs, everyHours * hourMs));
}

/** Whether so long has passed without a backup that was proven to be good that somebody should look. */
export function isBackupLate(
  lastVerifiedAt: string | null,
  { everyHours }: Pick<BackupSchedule, "everyHours">,
  now: string,
): boolean {
  return lastVerifiedAt !== null && shiftInstant(lastVerifiedAt, 2 * everyHours * hourMs) < now;
}

export interface KeptBackup {
  id: string;
  /** When it was made. */
  at: string;
  isGood: boolean;
}

/**
 * Backups that make room: of good ones the newest of each of the last `keepDays` days and of each of the last
 * `keepWeeks` weeks that have one is kept, and in any case the newest of all. Bad ones go after `keepDays` days.
 */
export function backupsToRemove(
  backups: readonly KeptBackup[],
  { keepDays, keepWeeks }: Omit<BackupSchedule, "everyHours">,
  now: string,
): string[] {
  const newestFirst = backups.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const good = newestFirst.filter(({ isGood }) => isGood);
  const kept = new Set([
    ...good.slice(0, 1),
    ...firstOfEach(good, ({ at }) => at.slice(0, 10), keepDays),
    ...firstOfEach(good, ({ at }) => weekOf(at), keepWeeks),
    ...newestFirst.filter(({ isGood, at }) => !isGood && at > shiftInstant(now, -keepDays * dayMs)),
  ]);
  return newestFirst.filter((backup) => !kept.has(backup)).map(({ id }) => id);
}

function firstOfEach(
  newestFirst: readonly KeptBackup[],
  groupOf: (backup: KeptBackup) => string,
  count: number,
): KeptBackup[] {
  const first = new Map<string, KeptBackup>();
  for (const backup of newestFirst) if (!first.has(groupOf(backup))) first.set(groupOf(backup), backup);
  return [...first.values()].slice(0, count);
}

/** The Monday of its week. */
function weekOf(at: string): string {
  const daysSinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return shiftInstant(at, -daysSinceMonday * dayMs).slice(0, 10);
}

/** Names of backups sort by when they were made. */
export function backupName(at: string, engine: "sqlite" | "postgres"): string {
  return `kontor-${at.replaceAll(/[-:]|\.\d+/g, "")}.${engine === "sqlite" ? "db" : "dump"}`;
}

/** Why a dump was read and not put back. */
export const mayNotCreateDatabase =
  "To put it back and check it beside the database in use, the role of KONTOR_DATABASE_URL has to be allowed to create one: ALTER ROLE ... CREATEDB.";

/** Whether a file in the folder of backups is one of ours, finished. */
export function isBackupName(name: string): boolean {
  return /^kontor-\d{8}T\d{6}Z\.(db|dump)$/.test(name);
}
