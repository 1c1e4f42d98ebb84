import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import type { Command } from "../cli/command.ts";
import { ConfigError } from "../config.ts";
import { openSnapshot } from "../open-store.ts";
import { migrations } from "../store/migrations/index.ts";
import { exportTo } from "./move.service.ts";
import type { MoveSummary } from "./move-summary.ts";

export const exportCommand: Command = {
  name: "export",
  summary: "write everything to a file that an installation on any engine can import",
  options: {},
  positionals: ["FILE"],
  async run(call) {
    const file = resolve(call.positionals[0] ?? "");
    const ctx = await call.open({ isExisting: true });
    const snapshot = await openSnapshot(ctx.store);
    try {
      const summary = await exportTo(
        file,
        snapshot,
        migrations.map(({ name }) => name),
      );
      const text = `${wordsOf(summary)} are in ${file}. It holds personal data; the master key is not in it.`;
      return { json: { file, ...summary }, text };
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "EEXIST") {
        throw new ConfigError(`${file} exists already; an export never overwrites`);
      }
      await rm(file, { force: true });
      throw error;
    } finally {
      await snapshot.close();
    }
  },
};

/** How much it is, for the answer to a person. */
export function wordsOf({ counts }: MoveSummary): string {
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return `${rows} rows of ${Object.keys(counts).length} tables with ${counts["payment"] ?? 0} payments`;
}
