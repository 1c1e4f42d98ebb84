import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ProvenBackup } from "../../shared/upkeep/upkeep.schema.ts";
import { type Command, type CommandCall, UsageError } from "../cli/command.ts";
import { ConfigError } from "../config.ts";
import { openDataFolder, requireKey } from "../data-folder.ts";
import { proveDump, proveDumpBeside, proveFile, proveReadable } from "./prove-backup.ts";
import { sizeText } from "../../shared/upkeep/size-text.ts";
import { isBackupName, mayNotCreateDatabase } from "./upkeep.rules.ts";

/** `kontor drill`: puts a backup back elsewhere and checks everything; the installation in use is not touched. */
export const drillCommand: Command = {
  name: "drill",
  summary: "put the newest backup back into an empty place, check everything in it, and report; exit 1 when it is off",
  options: {
    file: { placeholder: "FILE", isRequired: false },
    into: { placeholder: "postgres://...", isRequired: false },
  },
  positionals: [],
  async run(call) {
    const file = await fileOf(call);
    requireKey(call.config);
    const proven = await prove(file, call);
    return { json: proven, text: textOf(proven), exitCode: proven.ok ? 0 : 1 };
  },
};

async function prove(file: string, call: CommandCall): Promise<ProvenBackup> {
  const parts = { config: call.config, logger: call.logger, folder: openDataFolder(call.config) };
  const { into } = call.options;
  if (!file.endsWith(".dump")) {
    if (into !== undefined) throw new UsageError("--into is for dumps of PostgreSQL");
    return proveFile(file, parts);
  }
  if (into !== undefined) return proveDump(file, into, parts);
  const { databaseUrl } = call.config;
  const proven = databaseUrl === undefined ? null : await proveDumpBeside(file, databaseUrl, parts);
  return proven ?? proveReadable(file);
}

/** @throws ConfigError when there is nothing to try. */
async function fileOf({ config, options }: CommandCall): Promise<string> {
  const named = options["file"];
  if (named !== undefined) {
    const file = resolve(named);
    if (!existsSync(file)) throw new ConfigError(`There is no file ${file}`);
    return file;
  }
  if (config.backup === null) throw new ConfigError("KONTOR_BACKUP_DIR: set the folder of backups, or name a --file");
  const folder = resolve(config.backup.folder);
  const names = existsSync(folder) ? (await readdir(folder)).filter(isBackupName).toSorted() : [];
  const newest = names.at(-1);
  if (newest === undefined) throw new ConfigError(`KONTOR_BACKUP_DIR: there is no backup in ${folder}`);
  return join(folder, newest);
}

function textOf({ file, bytes, proof, rows, payments, faults }: ProvenBackup): string {
  if (proof === "read") {
    const how = `${mayNotCreateDatabase} With --into and the address of an empty database it is put back there.`;
    return `${file} (${sizeText(bytes)}) can be read to its end, which is all that was tried. ${how}`;
  }
  const lines = faults.map(({ id, detail }) => `FAILED ${id} ${detail}`);
  const verdict = faults.length === 0 ? "every invariant holds" : "it is NOT sound";
  const held = `${rows ?? 0} rows with ${payments ?? 0} payments, and the master key opens every secret`;
  return [...lines, `${file} (${sizeText(bytes)}) was put back: ${held}; ${verdict}.`].join("\n");
}
