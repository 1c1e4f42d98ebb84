import type { Measurement } from "../shared/upkeep/upkeep.schema.ts";
import { numberText } from "./charts/words.ts";
import { kontor } from "./kontor-process.ts";
import type { PreparedFolder } from "./prepared-folder.ts";
import { figure, type Findings } from "./results.ts";

/** What the disk needs for a payment with its session, events, deliveries, ledger and search. */
export async function benchSize(prepared: PreparedFolder): Promise<Findings> {
  const { total_bytes: bytes, tables } = await kontor<Measurement>(prepared.folder, ["measure"]);
  const payments = tables.find(({ name }) => name === "payment")?.rows ?? prepared.payments;
  const indexBytes = tables.reduce((sum, table) => sum + table.index_bytes, 0);
  const all = { rounds: 1, n: payments };
  return {
    title: "Disk",
    scale: `${numberText(payments)} payments with their sessions, events, deliveries, ledger and search; ${numberText(bytes / 1e6)} MB`,
    figures: [
      figure({ ...all, what: "disk for each payment", unit: "kB", value: bytes / payments / 1000 }),
      figure({ ...all, what: "of which indexes", unit: "kB", value: indexBytes / payments / 1000 }),
    ],
    latencies: [],
    curves: [],
    checks: [],
  };
}
