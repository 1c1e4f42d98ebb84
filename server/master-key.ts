import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync } from "node:fs";
import { renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { ConfigError } from "./config.ts";

const keyBytes = 32;

export interface MasterKeySource {
  /** `KONTOR_MASTER_KEY`; undefined means the file. */
  setting: string | undefined;
  file: string;
  /** The database that was used with the key, where there is one. */
  database: string;
}

/**
 * The master keys of an installation: the first one is the key, any others are on their way out. Makes the file of a
 * new installation.
 *
 * @throws ConfigError when the key cannot be trusted.
 */
export function readMasterKeys({ setting, file, database }: MasterKeySource): readonly Buffer[] {
  if (setting !== undefined) return setting.split(",").map((part) => Buffer.from(part, "base64"));
  if (existsSync(file)) return readKeyFile(file);
  if (existsSync(database)) {
    throw new ConfigError(
      `KONTOR_MASTER_KEY: ${file} is missing, and the database beside it was used with another key`,
    );
  }
  return makeKeyFile(file);
}

/** Puts these keys in the place of the file's, so that a reader sees the ones or the others. */
export function replaceKeyFile(file: string, keys: readonly Buffer[]): void {
  const draft = `${file}.new-${process.pid}`;
  writeFileSync(draft, textOf(keys), { mode: 0o600 });
  sync(draft);
  renameSync(draft, file);
  sync(dirname(file));
}

export function newMasterKey(): Buffer {
  return randomBytes(keyBytes);
}

function readKeyFile(file: string): readonly Buffer[] {
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new ConfigError(`KONTOR_MASTER_KEY: ${file} can be read by others; run chmod 600 on it`);
  }
  const lines = readFileSync(file, "utf8").trim().split("\n");
  const keys = lines.map((line) => Buffer.from(line.trim(), "base64"));
  if (keys.every(({ length }) => length === keyBytes)) return keys;
  throw new ConfigError(`KONTOR_MASTER_KEY: every line of ${file} must hold 32 bytes in base64`);
}

/** A link never overwrites: of two processes that start at once, the second one reads the key of the first. */
function makeKeyFile(file: string): readonly Buffer[] {
  const draft = `${file}.new-${process.pid}`;
  try {
    writeFileSync(draft, textOf([newMasterKey()]), { flag: "wx", mode: 0o600 });
    linkSync(draft, file);
  } catch (cause) {
    if (!existsSync(file)) throw new ConfigError(`KONTOR_DATA_DIR: ${file} cannot be written`, { cause });
  } finally {
    rmSync(draft, { force: true });
  }
  return readKeyFile(file);
}

function textOf(keys: readonly Buffer[]): string {
  return keys.map((key) => `${key.toString("base64")}\n`).join("");
}

/** A key that a power cut takes back would leave a database that nothing opens. */
function sync(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
