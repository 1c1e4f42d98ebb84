import Sqlite from "better-sqlite3";
import { StoreError } from "../store-error.ts";

export interface HeldLock {
  release(): void;
}

/**
 * Holds a file for as long as this process lives: the operating system lets go of it even after a
 * `kill -9`, so there is no stale lock to clean up.
 *
 * @throws StoreError `locked` when another process holds it.
 */
export function holdLock(file: string): HeldLock {
  const db = new Sqlite(file, { timeout: 0 });
  try {
    db.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    db.close();
    throw new StoreError("locked", `${file} is held by another running server.`, { cause });
  }
  return { release: () => db.close() };
}
