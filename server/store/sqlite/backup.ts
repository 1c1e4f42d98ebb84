import { randomUUID } from "node:crypto";
import { access, link, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { StoreError } from "../store-error.ts";
import { isSystemError, syncPath } from "./files.ts";
import { openReader } from "./open-connection.ts";
import { toStoreError } from "./sqlite-error.ts";

/** About a millisecond of copying per turn of the event loop. */
const PAGES_PER_TURN = 500;

interface BackupRequest {
  readonly from: string;
  readonly to: string;
  readonly lockTimeoutMs: number;
}

/**
 * Copies a live database into one new file without side files. The copy appears under its name only when it is
 * complete, synced and checked.
 *
 * @throws StoreError `backup_failed`, `disk_full`, `locked`, `broken`
 */
export async function writeBackup(request: BackupRequest): Promise<void> {
  const { to } = request;
  if (await exists(to)) throw alreadyExists(to);
  const partial = `${to}.partial-${randomUUID()}`;
  try {
    await createEmpty({ partial, to });
    await copyPages(request, partial);
    checkCopy(partial, to);
    await syncPath(partial);
    await publish(partial, to);
  } finally {
    await Promise.all([partial, `${partial}-wal`, `${partial}-shm`, `${partial}-journal`].map(removeFile));
  }
}

/** The open snapshot keeps the copy consistent; without it, every commit of another process would restart it. */
async function copyPages({ from, lockTimeoutMs }: BackupRequest, partial: string): Promise<void> {
  const source = await openReader({ file: from, lockTimeoutMs });
  try {
    source.exec("BEGIN");
    source.prepare("SELECT count(*) FROM sqlite_schema").get();
    await source.backup(partial, { progress: () => PAGES_PER_TURN });
  } catch (error) {
    throw toStoreError(error, partial);
  } finally {
    source.close();
  }
}

/** Leaves WAL mode as well, so that the copy is whole without `-wal` and `-shm` beside it. */
function checkCopy(partial: string, to: string): void {
  const copy = new Sqlite(partial);
  try {
    copy.pragma("journal_mode = DELETE");
    const verdict = copy.pragma("integrity_check(1)", { simple: true });
    if (verdict !== "ok") throw new StoreError("backup_failed", `The copy for ${to} is damaged: ${String(verdict)}`);
  } finally {
    copy.close();
  }
}

/**
 * A hard link fails where the name is taken, so that not even a race overwrites an older backup. File systems
 * without hard links get a rename after one more look.
 */
async function publish(partial: string, to: string): Promise<void> {
  try {
    await link(partial, to);
  } catch (error) {
    if (isSystemError(error, "EEXIST") || (await exists(to))) throw alreadyExists(to);
    await rename(partial, to);
  }
  await syncPath(dirname(to));
}

async function createEmpty({ partial, to }: { partial: string; to: string }): Promise<void> {
  try {
    const handle = await open(partial, "wx", 0o600);
    await handle.close();
  } catch (error) {
    throw new StoreError("backup_failed", `The backup ${to} cannot be created: ${reasonOf(error, dirname(to))}.`, {
      cause: error,
    });
  }
}

function reasonOf(error: unknown, folder: string): string {
  if (isSystemError(error, "ENOENT")) return `the folder ${folder} does not exist`;
  if (isSystemError(error, "ENOTDIR")) return `${folder} is not a folder`;
  if (isSystemError(error, "EACCES") || isSystemError(error, "EROFS")) return `the folder ${folder} is read-only`;
  return error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function removeFile(file: string): Promise<void> {
  await rm(file, { force: true });
}

function alreadyExists(file: string): StoreError {
  return new StoreError("backup_failed", `${file} exists already; a backup never overwrites.`);
}
