import type { Command } from "./command.ts";
import { migrateFolder } from "./open-beside-server.ts";

export const migrate: Command = {
  name: "migrate",
  summary: "bring the database to this version, after a backup",
  options: {},
  positionals: [],
  async run({ config }) {
    const { applied, backup } = await migrateFolder(config);
    const done = applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`;
    const kept = backup === null ? "" : ` The database as it was before is in ${backup}.`;
    return { json: { applied, backup }, text: done + kept };
  },
};
