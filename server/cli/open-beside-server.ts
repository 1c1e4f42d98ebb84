import type { Logger } from "pino";
import { createHeadFile } from "../audit/head-file.ts";
import { systemClock } from "../clock.ts";
import { createContext } from "../compose.ts";
import { type Config, ConfigError } from "../config.ts";
import { openDataFolder, requireDatabase } from "../data-folder.ts";
import type { Database } from "../database.ts";
import { openConfiguredVault } from "../open-configured-vault.ts";
import { migrations } from "../store/migrations/index.ts";
import { migrateSqlite, type MigrateResult } from "../store/sqlite/migrate.ts";
import { openSqliteStore } from "../store/sqlite/sqlite-store.ts";
import type { CommandContext, OpenNeeds } from "./command.ts";

/** A server beside us holds the write lock for moments only; a bulk load or a migration may take longer. */
const lockTimeoutMs = 60_000;

/**
 * Opens the installation beside a server that may be running on it.
 *
 * @throws ConfigError, StoreError
 */
export async function openBesideServer(
  config: Config,
  logger: Logger,
  { isExisting }: OpenNeeds = { isExisting: false },
): Promise<CommandContext> {
  if (isExisting && config.databaseUrl === undefined) requireDatabase(config);
  await migrateFolder(config);
  const { database, masterKeys, auditHeads } = openDataFolder(config);
  const store = await openSqliteStore<Database>({ file: database, lockTimeoutMs });
  try {
    const vault = await openConfiguredVault({ store, clock: systemClock, masterKeys });
    return createContext({ config, store, vault, auditHeads: createHeadFile(auditHeads), logger });
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** @throws ConfigError, StoreError */
export async function migrateFolder(config: Config): Promise<MigrateResult> {
  if (config.databaseUrl !== undefined) {
    throw new ConfigError(
      "KONTOR_DATABASE_URL: PostgreSQL is not available yet; unset it to use the embedded database",
    );
  }
  const { database, backups } = openDataFolder(config);
  return migrateSqlite({ file: database, migrations, backupFolder: backups, now: new Date(), lockTimeoutMs });
}
