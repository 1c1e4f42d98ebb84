import { closeSync, openSync } from "node:fs";
import Sqlite, { type Database } from "better-sqlite3";
import { StoreError } from "../store-error.ts";
import { retryWhileBusy } from "./retry-while-busy.ts";
import { toStoreError } from "./sqlite-error.ts";

/** Written into the header of our files ("Kntr"), so that another program's database is not taken for ours. */
const APPLICATION_ID = 0x4b6e7472;

/**
 * better-sqlite3 waits for a lock by blocking the whole process, so it may do so only for a moment; the patient
 * waiting is done by `retryWhileBusy`.
 */
const BUSY_TIMEOUT_MS = 5;

const CACHE_KIB = 64 * 1024;
/** For reads alone: it saves them system calls, gains a writer nothing, and counts as memory of the process. */
const MAPPED_BYTES = 128 * 1024 * 1024;
const WAL_KEPT_BYTES = 64 * 1024 * 1024;
/** 16 MiB of log: pages that every payment writes again are then copied into the database once instead of four times. */
const CHECKPOINT_PAGES = 4_000;

export interface OpenOptions {
  readonly file: string;
  /** How long to keep asking for a lock that another process holds. */
  readonly lockTimeoutMs: number;
}

/**
 * Opens the connection that writes, creating the file (mode 0600) where there is none.
 *
 * @throws StoreError `not_a_database`, `locked`, `broken`, or `not_durable` when a commit would not reach the disk.
 */
export async function openWriter({ file, lockTimeoutMs }: OpenOptions): Promise<Database> {
  return opening(file, async () => {
    createPrivately(file);
    const db = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS });
    return closingOnError(db, async () => {
      await retryWhileBusy({ file, lockTimeoutMs }, () => {
        assertOurs(db, file);
        configure(db);
        db.pragma("journal_mode = WAL");
        db.pragma(`journal_size_limit = ${WAL_KEPT_BYTES}`);
        db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
      });
      await retryWhileBusy({ file, lockTimeoutMs }, () => {
        db.pragma(`application_id = ${APPLICATION_ID}`);
      });
      assertDurable(db);
    });
  });
}

/** Opens a connection that cannot write. The file has to exist. */
export async function openReader({ file, lockTimeoutMs }: OpenOptions): Promise<Database> {
  return opening(file, async () => {
    const db = new Sqlite(file, { readonly: true, timeout: BUSY_TIMEOUT_MS });
    return closingOnError(db, async () => {
      await retryWhileBusy({ file, lockTimeoutMs }, () => {
        assertOurs(db, file);
        configure(db);
        db.pragma("query_only = ON");
        db.pragma(`mmap_size = ${MAPPED_BYTES}`);
      });
    });
  });
}

/**
 * Refuses a connection whose commits would not be synced. Ask after its first write: better-sqlite3 is
 * compiled so that a WAL database drops to `synchronous = NORMAL` then, unless told otherwise on the connection.
 *
 * @throws StoreError `not_durable`
 */
export function assertDurable(db: Database): void {
  const synchronous = db.pragma("synchronous", { simple: true });
  const journalMode = db.pragma("journal_mode", { simple: true });
  if (synchronous === 2 && journalMode === "wal") return;
  throw new StoreError(
    "not_durable",
    `Commits would not survive a power cut: synchronous is ${String(synchronous)} (2 expected), journal_mode is ${String(journalMode)} (wal expected).`,
  );
}

function configure(db: Database): void {
  db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  db.pragma("trusted_schema = OFF");
  db.pragma(`cache_size = -${CACHE_KIB}`);
  db.pragma("temp_store = MEMORY");
}

function assertOurs(db: Database, file: string): void {
  const id = db.pragma("application_id", { simple: true });
  if (id === APPLICATION_ID) return;
  const isEmpty = db.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;
  if (id === 0 && isEmpty) return;
  throw new StoreError("not_a_database", `${file} is a SQLite database of another program.`);
}

/** SQLite gives its side files the mode of the database, so making the file private makes all three so. */
function createPrivately(file: string): void {
  closeSync(openSync(file, "a", 0o600));
}

async function opening(file: string, open: () => Promise<Database>): Promise<Database> {
  try {
    return await open();
  } catch (error) {
    throw describeOpenError(error, file);
  }
}

function describeOpenError(error: unknown, file: string): unknown {
  const isSystemError = error instanceof Error && "code" in error && "syscall" in error;
  if (isSystemError) return new StoreError("broken", `${file} cannot be opened: ${error.message}`, { cause: error });
  return toStoreError(error, file);
}

async function closingOnError(db: Database, prepare: () => Promise<void>): Promise<Database> {
  try {
    await prepare();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
