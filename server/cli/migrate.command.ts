import { installationChain, recordAudit } from "../audit/audit.service.ts";
import { systemActor } from "../audit/system-actor.ts";
import type { Command } from "./command.ts";
import { migrateFolder } from "./open-beside-server.ts";

export const migrate: Command = {
  name: "migrate",
  summary: "bring the database to this version, after a backup",
  options: {},
  positionals: [],
  async run({ config, open }) {
    const { applied, backup } = await migrateFolder(config);
    if (applied.length === 0) return { json: { applied, backup }, text: "The database is up to date." };
    const ctx = await open();
    await ctx.store.write((trx) =>
      recordAudit(trx, ctx, {
        chain: installationChain,
        actor: systemActor("cli"),
        action: "database.migrated",
        objectType: null,
        objectId: null,
        isAllowed: true,
        details: { applied },
      }),
    );
    const kept = backup === null ? "" : ` The database as it was before is in ${backup}.`;
    return { json: { applied, backup }, text: `Applied ${applied.join(", ")}.${kept}` };
  },
};
