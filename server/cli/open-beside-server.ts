import type { Logger } from "pino";
import { createHeadFile } from "../audit/head-file.ts";
import { systemClock } from "../clock.ts";
import { createContext } from "../compose.ts";
import type { Config } from "../config.ts";
import { openDataFolder, requireDatabase } from "../data-folder.ts";
import { openConfiguredVault } from "../open-configured-vault.ts";
import { migrateStore, openStore } from "../open-store.ts";
import type { MigrateResult } from "../store/sqlite/migrate.ts";
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
  const folder = openDataFolder(config);
  const store = await openStore({ config, folder, lockTimeoutMs }, { statementTimeoutMs: 0 });
  try {
    const vault = await openConfiguredVault({ store, clock: systemClock, masterKeys: folder.masterKeys });
    return createContext({ config, store, vault, auditHeads: createHeadFile(folder.auditHeads), logger });
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** @throws ConfigError, StoreError */
export async function migrateFolder(config: Config): Promise<MigrateResult> {
  return migrateStore({ config, folder: openDataFolder(config), lockTimeoutMs }, new Date());
}
