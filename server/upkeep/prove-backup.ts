import { mkdtemp, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Logger } from "pino";
import type { ProvenBackup } from "../../shared/upkeep/upkeep.schema.ts";
import { createHeadMemory } from "../audit/head-file.ts";
import { systemClock } from "../clock.ts";
import { createContext } from "../compose.ts";
import { type Config, ConfigError } from "../config.ts";
import type { DataFolder } from "../data-folder.ts";
import type { Database } from "../database.ts";
import { ForeignKeyError, openWholeVault } from "../identity/open-vault.service.ts";
import { countRows } from "../moving/move.service.ts";
import { type InstalledStore, openSnapshot } from "../open-store.ts";
import { migrations } from "../store/migrations/index.ts";
import { readDump, restoreDump } from "../store/postgres/dump.ts";
import { migratePostgres } from "../store/postgres/migrate.ts";
import { inScratchDatabase } from "../store/postgres/scratch-database.ts";
import { openPostgresStore } from "../store/postgres/postgres-store.ts";
import { stageRestore } from "../store/sqlite/restore.ts";
import { openSqliteStore } from "../store/sqlite/sqlite-store.ts";
import { runVerify } from "../verify/verify.service.ts";

export interface ProofParts {
  config: Config;
  logger: Logger;
  /** The keys that have to open what is in the backup. */
  folder: Pick<DataFolder, "masterKeys">;
}

/** Where drills take place; whatever has this name was left by one that was cut off. */
export const drillPrefix = "drill-";

/**
 * Puts a backup of SQLite back into an empty folder beside it, and checks the pages, every invariant, and that the
 * master key opens every secret. The folder is gone afterwards.
 *
 * @throws StoreError or ConfigError when it cannot even be opened.
 */
export async function proveFile(file: string, parts: ProofParts): Promise<ProvenBackup> {
  const folder = await mkdtemp(join(dirname(file), drillPrefix));
  try {
    const staged = await stageRestore({ from: file, to: join(folder, "kontor.db"), migrations, now: new Date() });
    return await proveStore(await openSqliteStore<Database>({ file: staged.file }), { ...parts, file });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads a dump of PostgreSQL from end to end. @throws StoreError when it is not whole. */
export async function proveReadable(file: string): Promise<ProvenBackup> {
  await readDump(file);
  const bytes = (await stat(file)).size;
  return { file, bytes, proof: "read", rows: null, payments: null, ok: true, faults: [] };
}

/**
 * Puts a dump of PostgreSQL into an empty database, where it stays, and checks what `proveFile` does.
 *
 * @throws StoreError or ConfigError
 */
export async function proveDump(file: string, into: string, parts: ProofParts): Promise<ProvenBackup> {
  await restoreDump({ file, url: into });
  await migratePostgres({ url: into, migrations, now: new Date() });
  const store = await openPostgresStore<Database>({ url: into, statementTimeoutMs: 0 });
  return proveStore(store, { ...parts, file });
}

/**
 * As `proveDump`, in a database beside the installation's own that is gone afterwards; null, and nothing done, when its
 * role may not create one.
 *
 * @throws StoreError or ConfigError
 */
export function proveDumpBeside(file: string, url: string, parts: ProofParts): Promise<ProvenBackup | null> {
  const onLeft = (database: string, err: unknown) =>
    parts.logger.warn({ err, database }, "the database of a drill could not be dropped; the next drill tries again");
  return inScratchDatabase(url, (into) => proveDump(file, into, parts), { onLeft });
}

async function proveStore(
  store: InstalledStore,
  { config, folder, logger, file }: ProofParts & { file: string },
): Promise<ProvenBackup> {
  try {
    const vault = await openWholeVault({ store, clock: systemClock, masterKeys: folder.masterKeys });
    // What was noted of the chains after the backup was made says nothing about it.
    const ctx = createContext({ config, store, vault, auditHeads: createHeadMemory(), logger });
    const { ok, invariants } = await runVerify(ctx);
    const faults = invariants
      .filter((found) => !found.ok)
      .map(({ id, ok: holds, detail }) => ({ id, ok: holds, detail }));
    return { file, bytes: (await stat(file)).size, proof: "restored", ...(await countOf(store)), ok, faults };
  } catch (error) {
    if (!(error instanceof ForeignKeyError)) throw error;
    throw new ConfigError(`KONTOR_MASTER_KEY: this key does not open the secrets of ${file}: ${error.message}`, {
      cause: error,
    });
  } finally {
    await store.close();
  }
}

async function countOf(store: InstalledStore): Promise<{ rows: number; payments: number }> {
  const snapshot = await openSnapshot(store);
  try {
    const counts = await countRows(snapshot);
    return { rows: Object.values(counts).reduce((sum, count) => sum + count, 0), payments: counts["payment"] ?? 0 };
  } finally {
    await snapshot.close();
  }
}
