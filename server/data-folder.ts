import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Config, ConfigError } from "./config.ts";
import { readMasterKeys } from "./master-key.ts";

/** Where an installation keeps what is its own. */
export interface DataFolder {
  path: string;
  database: string;
  backups: string;
  /** Held by the one server that uses the folder. */
  serverLock: string;
  demoSignIn: string;
  /** Heads of the audit chains, appended every hour. */
  auditHeads: string;
  keyFile: string;
  /** The first one is the key, any others are on their way out; read anew at each call. @throws ConfigError */
  masterKeys: () => readonly Buffer[];
}

/**
 * Opens the data folder, making it and its master key where they are missing.
 *
 * @throws ConfigError when the folder cannot be used or its key cannot be trusted.
 */
export function openDataFolder(config: Pick<Config, "dataDir" | "masterKey">): DataFolder {
  const path = resolve(config.dataDir);
  makeFolder(path);
  const database = databaseIn(path);
  const keyFile = keyFileIn(path);
  const masterKeys = () => readMasterKeys({ setting: config.masterKey, file: keyFile, database });
  masterKeys();
  return {
    path,
    database,
    backups: join(path, "backups"),
    serverLock: join(path, "server.lock"),
    demoSignIn: join(path, "demo-sign-in.json"),
    auditHeads: join(path, "audit-heads.log"),
    keyFile,
    masterKeys,
  };
}

/** @throws ConfigError when the data folder holds no database yet; makes nothing. */
export function requireDatabase({ dataDir }: Pick<Config, "dataDir">): void {
  const path = resolve(dataDir);
  if (existsSync(databaseIn(path))) return;
  throw new ConfigError(`KONTOR_DATA_DIR: there is no database in ${path}`);
}

/**
 * For putting a backup into a new data folder: a key that is made on the spot opens nothing that is in it.
 *
 * @throws ConfigError when there is no master key yet; makes nothing.
 */
export function requireKey({ dataDir, masterKey }: Pick<Config, "dataDir" | "masterKey">): void {
  const file = keyFileIn(resolve(dataDir));
  if (masterKey !== undefined || existsSync(file)) return;
  throw new ConfigError(`KONTOR_MASTER_KEY: set the key that the backup was made with, or put its file at ${file}`);
}

function keyFileIn(folder: string): string {
  return join(folder, "master.key");
}

function databaseIn(folder: string): string {
  return join(folder, "kontor.db");
}

function makeFolder(path: string): void {
  try {
    if (mkdirSync(path, { recursive: true, mode: 0o700 }) !== undefined) chmodSync(path, 0o700);
  } catch (cause) {
    throw new ConfigError(`KONTOR_DATA_DIR: the folder ${path} cannot be made`, { cause });
  }
}
