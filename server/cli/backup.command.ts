import { resolve } from "node:path";
import { installationChain, recordAudit } from "../audit/audit.service.ts";
import { systemActor } from "../audit/system-actor.ts";
import type { Command } from "./command.ts";

export const backup: Command = {
  name: "backup",
  summary: "copy the live database into one new, checked file; on PostgreSQL by pg_dump",
  options: {},
  positionals: ["FILE"],
  async run(call) {
    const file = resolve(call.positionals[0] ?? "");
    const ctx = await call.open({ isExisting: true });
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
