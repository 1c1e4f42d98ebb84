import { resolve } from "node:path";
import { installationChain, recordAudit } from "../audit/audit.service.ts";
import { systemActor } from "../audit/system-actor.ts";
import { ConfigError } from "../config.ts";
import { requireEmbedded } from "../open-store.ts";
import { PostgresStore } from "../store/postgres/postgres-store.ts";
import type { Command } from "./command.ts";

const noBackup = "back a PostgreSQL database up with pg_dump";

export const backup: Command = {
  name: "backup",
  summary: "copy the live database into one new, checked file",
  options: {},
  positionals: ["FILE"],
  async run(call) {
    const file = resolve(call.positionals[0] ?? "");
    requireEmbedded(call.config, noBackup);
    const ctx = await call.open({ isExisting: true });
    if (ctx.store instanceof PostgresStore) throw new ConfigError(noBackup);
    await ctx.store.backup(file);
    await ctx.store.write((trx) =>
      recordAudit(trx, ctx, {
        chain: installationChain,
        actor: systemActor("cli"),
        action: "backup.written",
        objectType: null,
        objectId: null,
        isAllowed: true,
        details: { file },
      }),
    );
    return { json: { file }, text: `The backup is in ${file}. Keep the master key elsewhere: secrets need it.` };
  },
};
