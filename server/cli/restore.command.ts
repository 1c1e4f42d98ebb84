import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { installationChain, recordAudit } from "../audit/audit.service.ts";
import { noteRestoredHeads } from "../audit/chain-heads.service.ts";
import { createHeadFile } from "../audit/head-file.ts";
import { systemActor } from "../audit/system-actor.ts";
import { systemClock } from "../clock.ts";
import { createContext } from "../compose.ts";
import { type Config, ConfigError } from "../config.ts";
import { type DataFolder, openDataFolder, requireKey } from "../data-folder.ts";
import type { Database, Store } from "../database.ts";
import { ForeignKeyError, openWholeVault } from "../identity/open-vault.service.ts";
import type { Vault } from "../identity/vault.ts";
import { requireEmbedded } from "../open-store.ts";
import { migrations } from "../store/migrations/index.ts";
import { holdLock } from "../store/sqlite/hold-lock.ts";
import { stageRestore } from "../store/sqlite/restore.ts";
import { openSqliteStore } from "../store/sqlite/sqlite-store.ts";
import type { Command, CommandCall } from "./command.ts";

/** What was there is kept, and nothing is touched before the backup has proven to be usable. */
export const restore: Command = {
  name: "restore",
  summary: "put a backup in the place of the database, while the server is stopped",
  options: {},
  positionals: ["FILE"],
  async run(call) {
    const from = resolve(call.positionals[0] ?? "");
    if (!existsSync(from)) throw new ConfigError(`There is no file ${from}`);
    requireEmbedded(call.config, "restore a PostgreSQL database with pg_restore");
    requireKey(call.config);
    const folder = openDataFolder(call.config);
    const lock = holdLock(folder.serverLock);
    try {
      return await restoreInto(folder, from, call);
    } finally {
      lock.release();
    }
  },
};

async function restoreInto(folder: DataFolder, from: string, { config, logger }: CommandCall) {
  const now = new Date();
  const staged = await stageRestore({ from, to: folder.database, migrations, now });
  try {
    const heads = await noteRestore(folder, { file: staged.file, from, applied: staged.applied }, { config, logger });
    const stamp = now.toISOString().replaceAll(/[-:.]/g, "");
    const replaced = await staged.publish({ folder: folder.backups, name: `before-restore-${stamp}.db` });
    createHeadFile(folder.auditHeads).append(heads);
    return { json: { file: from, replaced, applied: staged.applied }, text: textOf(from, replaced) };
  } finally {
    await staged.discard();
  }
}

interface Staged {
  /** The copy that is about to take the database's place. */
  file: string;
  from: string;
  applied: readonly string[];
}

/**
 * Writes the restore into the copy's audit log. Answers the heads that its chains have from now on.
 *
 * @throws ConfigError when something in the backup would not open.
 */
async function noteRestore(
  folder: DataFolder,
  { file, from, applied }: Staged,
  { config, logger }: Pick<CommandCall, "config" | "logger">,
): Promise<readonly string[]> {
  const store = await openSqliteStore<Database>({ file });
  try {
    const vault = await openBackedUpVault(config, folder, store);
    const ctx = createContext({ config, store, vault, auditHeads: createHeadFile(folder.auditHeads), logger });
    await store.write((trx) =>
      recordAudit(trx, ctx, {
        chain: installationChain,
        actor: systemActor("cli"),
        action: "backup.restored",
        objectType: null,
        objectId: null,
        isAllowed: true,
        details: { file: from, applied },
      }),
    );
    return await noteRestoredHeads(ctx);
  } finally {
    await store.close();
  }
}

/** @throws ConfigError when something in the backup would not open. */
async function openBackedUpVault(config: Config, { masterKeys }: DataFolder, store: Store): Promise<Vault> {
  try {
    return await openWholeVault({ store, clock: systemClock, masterKeys });
  } catch (error) {
    throw error instanceof ForeignKeyError ? otherKey(config, error.keyId) : error;
  }
}

function otherKey({ masterKey }: Config, keyId: string): ConfigError {
  const where = masterKey === undefined ? "the master.key file in the data folder" : "this value";
  return new ConfigError(
    `KONTOR_MASTER_KEY: the backup holds secrets of another master key (${keyId}) than ${where}; set the one it was made with`,
  );
}

function textOf(from: string, replaced: string | null): string {
  const kept = replaced === null ? "" : ` The database that was there is in ${replaced}.`;
  return `The installation is as it was in ${from}.${kept} Run kontor verify, then start the server: it asks the processors about whatever was open then.`;
}
