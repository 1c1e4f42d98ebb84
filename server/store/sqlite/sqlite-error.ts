import Sqlite from "better-sqlite3";
import { StoreError } from "../store-error.ts";

/** Whether another connection holds the lock that was wanted. Worth asking again. */
export function isBusy(error: unknown): boolean {
  return sqliteCode(error).startsWith("SQLITE_BUSY");
}

/** Whether the file or the disk below it can no longer be trusted: retrying could lose what seemed saved. */
export function isBroken(error: unknown): boolean {
  const code = sqliteCode(error);
  return code.startsWith("SQLITE_IOERR") || code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB";
}

/**
 * Names the failures that an operator has to act on. Everything else, a broken constraint for one,
 * passes through unchanged.
 */
export function toStoreError(error: unknown, file: string): unknown {
  if (error instanceof StoreError) return error;
  const code = sqliteCode(error);
  const cause = { cause: error };
  if (code === "SQLITE_NOTADB") return new StoreError("not_a_database", `${file} is not a SQLite database.`, cause);
  if (code === "SQLITE_FULL") {
    return new StoreError("disk_full", `The disk that holds ${file} is full. Nothing of this write was kept.`, cause);
  }
  if (isBusy(error)) return new StoreError("locked", `${file} is locked by another process.`, cause);
  if (code === "SQLITE_CANTOPEN") return new StoreError("broken", `${file} cannot be opened.`, cause);
  if (isBroken(error)) return new StoreError("broken", `${file} or its disk is damaged (${code}).`, cause);
  return error;
}

function sqliteCode(error: unknown): string {
  return error instanceof Sqlite.SqliteError ? error.code : "";
}
