import { randomUUID } from "node:crypto";
import { link, mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Migration } from "../migrator.ts";
import { StoreError } from "../store-error.ts";
import { writeBackup } from "./backup.ts";
import { appliedMigrations, migrateSqlite } from "./migrate.ts";
import { DEFAULT_LOCK_TIMEOUT_MS } from "./retry-while-busy.ts";
import { isSystemError, syncPath } from "./files.ts";

export interface StageRequest {
  /** The backup; it is only read. */
  readonly from: string;
  /** The database that it is to become. */
  readonly to: string;
  readonly migrations: readonly Migration[];
  readonly now: Date;
}

/** A checked and migrated copy of a backup, which is not in anybody's way yet. */
export interface StagedRestore {
  readonly file: string;
  readonly applied: readonly string[];
  /**
   * Puts the copy in the place of the database and keeps what was there. Nobody may have the database open.
   *
   * @returns where the old database is; null where there was none.
   */
  publish(aside: { readonly folder: string; readonly name: string }): Promise<string | null>;
  discard(): Promise<void>;
}

/**
 * Copies a backup beside the database, checks it and brings it to this version. Whatever is wrong with it is found
 * here, while the database is still what it was.
 *
 * @throws StoreError `not_a_database`, `backup_failed`, `schema_newer`, `migration_failed`, `disk_full`
 */
export async function stageRestore({ from, to, migrations, now }: StageRequest): Promise<StagedRestore> {
  const file = `${to}.restoring-${randomUUID()}`;
  const discard = () => removeWithSideFiles(file);
  try {
    await writeBackup({ from, to: file, lockTimeoutMs: DEFAULT_LOCK_TIMEOUT_MS });
    assertOurs(file, from);
    const { applied } = await migrateSqlite({ file, migrations, backupFolder: null, now });
    return { file, applied, discard, publish: (aside) => publish({ file, to, aside }) };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** Another program's file, or an empty one, would pass every check and migrate to an installation without content. */
function assertOurs(file: string, from: string): void {
  const db = new Sqlite(file, { readonly: true });
  try {
    if (appliedMigrations(db).length > 0) return;
    throw new StoreError("not_a_database", `${from} is no backup of an installation.`);
  } finally {
    db.close();
  }
}

interface Publication {
  file: string;
  to: string;
  aside: { readonly folder: string; readonly name: string };
}

/**
 * The last step is one rename: until then the old database is in its place, and from then on the new one. The log of
 * the old one leaves before, because it would be read into whatever has the name.
 */
async function publish({ file, to, aside }: Publication): Promise<string | null> {
  const kept = join(aside.folder, aside.name);
  emptyLog(file);
  await syncPath(file);
  await mkdir(aside.folder, { recursive: true, mode: 0o700 });
  emptyLog(to);
  const isReplacing = await keep(to, kept);
  for (const end of ["-wal", "-shm"]) await moveAway(`${to}${end}`, `${kept}${end}`);
  await rename(file, to);
  await syncPath(dirname(to));
  return isReplacing ? kept : null;
}

/** Leaves WAL mode where that is possible; a damaged database keeps its log, which goes aside with it. */
function emptyLog(file: string): void {
  try {
    const db = new Sqlite(file, { fileMustExist: true, timeout: 0 });
    try {
      db.pragma("wal_checkpoint(TRUNCATE)");
    } finally {
      db.close();
    }
  } catch {
    return;
  }
}

/** A second name, so that the first one is never without a database. False when there was none. */
async function keep(file: string, kept: string): Promise<boolean> {
  try {
    await link(file, kept);
    return true;
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return false;
    throw new StoreError("backup_failed", `The database cannot be kept as ${kept}, so it is not replaced.`, {
      cause: error,
    });
  }
}

async function moveAway(file: string, to: string): Promise<void> {
  await rename(file, to).catch((error: unknown) => {
    if (!isSystemError(error, "ENOENT")) throw error;
  });
}

async function removeWithSideFiles(file: string): Promise<void> {
  await Promise.all(["", "-wal", "-shm", "-journal"].map((end) => rm(`${file}${end}`, { force: true })));
}
