import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Command, CommandContext } from "../cli/command.ts";
import { ConfigError } from "../config.ts";
import { openDataFolder } from "../data-folder.ts";
import { ForeignKeyError, openWholeVault } from "../identity/open-vault.service.ts";
import { openLoader } from "../open-store.ts";
import { migrations } from "../store/migrations/index.ts";
import { runVerify } from "../verify/verify.service.ts";
import { wordsOf } from "./export.command.ts";
import { MovedFileError } from "./moved-file.ts";
import { importFrom } from "./move.service.ts";

export const importCommand: Command = {
  name: "import",
  summary: "read an export into a new installation, compare, and check every invariant",
  options: {},
  positionals: ["FILE"],
  async run(call) {
    const file = resolve(call.positionals[0] ?? "");
    if (!existsSync(file)) throw new ConfigError(`There is no file ${file}`);
    const ctx = await call.open();
    await requireNew(ctx);
    const loader = await openLoader(ctx.store);
    try {
      const summary = await importFrom(
        file,
        loader,
        migrations.map(({ name }) => name),
      );
      await requireKey(ctx);
      const { ok, invariants } = await runVerify(ctx);
      const failed = invariants.filter((invariant) => !invariant.ok).map(({ id, detail }) => `${id}: ${detail}`);
      const verdict = ok ? "Counts, sums, audit chains and every invariant are as they were." : failed.join("\n");
      return { json: { file, ok, ...summary }, text: `${wordsOf(summary)} are here. ${verdict}`, exitCode: ok ? 0 : 1 };
    } catch (error) {
      if (error instanceof MovedFileError)
        throw new ConfigError(`${error.message}. Nothing was kept.`, { cause: error });
      throw error;
    } finally {
      await loader.close();
    }
  },
};

async function requireNew({ store, config }: CommandContext): Promise<void> {
  const account = await store.read((db) => db.selectFrom("account").select("id").limit(1).executeTakeFirst());
  const staff = await store.read((db) => db.selectFrom("staff").select("id").limit(1).executeTakeFirst());
  if (account === undefined && staff === undefined) return;
  const where = config.databaseUrl === undefined ? "KONTOR_DATA_DIR" : "KONTOR_DATABASE_URL";
  throw new ConfigError(`${where}: this installation is in use already; import into a new one`);
}

/** Said after the import, because everything but the secrets can be used all the same. */
async function requireKey({ store, clock, config }: CommandContext): Promise<void> {
  try {
    await openWholeVault({ store, clock, masterKeys: openDataFolder(config).masterKeys });
  } catch (cause) {
    if (!(cause instanceof ForeignKeyError)) throw cause;
    throw new ConfigError(
      `KONTOR_MASTER_KEY: everything is here, but ${cause.message}; put that key into ${config.dataDir} before the server starts`,
      { cause },
    );
  }
}
