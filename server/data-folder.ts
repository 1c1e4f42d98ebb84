import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Config, ConfigError } from "./config.ts";

/** Where an installation keeps what is its own. */
export interface DataFolder {
  path: string;
  database: string;
  backups: string;
  /** Held by the one server that uses the folder. */
  serverLock: string;
  demoSignIn: string;
  masterKey: Buffer;
}

const keyBytes = 32;

/**
 * Opens the data folder, making it and its master key where they are missing.
 *
 * @throws ConfigError when the folder cannot be used or its key cannot be trusted.
 */
export function openDataFolder(config: Pick<Config, "dataDir" | "masterKey">): DataFolder {
  const path = resolve(config.dataDir);
  makeFolder(path);
  const database = databaseIn(path);
  return {
    path,
    database,
    backups: join(path, "backups"),
    serverLock: join(path, "server.lock"),
    demoSignIn: join(path, "demo-sign-in.json"),
    masterKey: readMasterKey(config.masterKey, { file: keyFileIn(path), database }),
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

function readMasterKey(setting: string | undefined, { file, database }: { file: string; database: string }): Buffer {
  if (setting !== undefined) return Buffer.from(setting, "base64");
  if (existsSync(file)) return readKeyFile(file);
  if (existsSync(database)) {
    throw new ConfigError(
      `KONTOR_MASTER_KEY: ${file} is missing, and the database beside it was used with another key`,
    );
  }
  return makeKeyFile(file);
}

function readKeyFile(file: string): Buffer {
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new ConfigError(`KONTOR_MASTER_KEY: ${file} can be read by others; run chmod 600 on it`);
  }
  const text = readFileSync(file, "utf8").trim();
  const key = Buffer.from(text, "base64");
  if (key.length !== keyBytes) throw new ConfigError(`KONTOR_MASTER_KEY: ${file} must hold 32 bytes in base64`);
  return key;
}

/** A link never overwrites: of two processes that start at once, the second one reads the key of the first. */
function makeKeyFile(file: string): Buffer {
  const draft = `${file}.new-${process.pid}`;
  try {
    writeFileSync(draft, `${randomBytes(keyBytes).toString("base64")}\n`, { flag: "wx", mode: 0o600 });
    linkSync(draft, file);
  } catch (cause) {
    if (!existsSync(file)) throw new ConfigError(`KONTOR_DATA_DIR: ${file} cannot be written`, { cause });
  } finally {
    rmSync(draft, { force: true });
  }
  return readKeyFile(file);
}
