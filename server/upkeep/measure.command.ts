import type { Measurement } from "../../shared/upkeep/upkeep.schema.ts";
import type { Command } from "../cli/command.ts";
import type { AppContext } from "../context.ts";
import { readDatabaseSize } from "../store/table-sizes.ts";
import { measureRetention } from "../webhooks/retention.service.ts";
import { sizeText } from "../../shared/upkeep/size-text.ts";

/** The shortest that may be set, and what people choose beside it. */
const retentionDays = [30, 60, 90, 180, 365];

/** `kontor measure`: how large the database is, table by table, and what a shorter retention would free. */
export const measureCommand: Command = {
  name: "measure",
  summary: "say how large the database is, by table, and what a shorter retention would free",
  options: {},
  positionals: [],
  async run(call) {
    const json = await measure(await call.open({ isExisting: true }));
    const lines = json.tables.map(
      ({ name, rows, table_bytes, index_bytes }) =>
        `${name.padEnd(28)} ${String(rows).padStart(10)} rows ${sizeText(table_bytes).padStart(9)} + ${sizeText(index_bytes).padStart(9)} of indexes`,
    );
    const free = json.free_bytes === null ? "" : `, ${sizeText(json.free_bytes)} of it free for use again`;
    return { json, text: [...lines, `${sizeText(json.total_bytes)} in all${free}`].join("\n") };
  },
};

async function measure(ctx: AppContext): Promise<Measurement> {
  const { totalBytes, freeBytes, tables } = await ctx.store.read((db) => readDatabaseSize(db));
  const { webhookRetentionDays } = ctx.config;
  return {
    total_bytes: totalBytes,
    free_bytes: freeBytes,
    tables: tables.map(({ name, rows, tableBytes, indexBytes }) => ({
      name,
      rows,
      table_bytes: tableBytes,
      index_bytes: indexBytes,
    })),
    retention: await measureRetention(
      ctx,
      retentionDays.filter((days) => days <= webhookRetentionDays),
    ),
  };
}
