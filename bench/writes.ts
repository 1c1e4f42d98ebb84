import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBaseline } from "./baseline-process.ts";
import { Connection } from "./connection.ts";
import { closedLoop, openLoop, type Send, type Series } from "./load.ts";

export interface WriteSizes {
  rounds: number;
  clients: number;
  closedMs: number;
  perSecond: number;
  openMs: number;
}

interface WriteCase {
  sizes: WriteSizes;
  connections: readonly Connection[];
  send: Send;
  /** Waits until what was asked for has had all its consequences. */
  settle: () => Promise<void>;
  /** What the bare servers get. */
  body: () => string;
}

const warmUpMs = 2_000;
export const ways = ["ours", "single", "group"] as const;
export type Way = (typeof ways)[number];

/** The rounds of each way: as fast as the clients can, and at a steady rate. */
export type WriteRounds = Readonly<Record<Way, { closed: Series[]; open: Series[] }>>;

/** Kontor, a bare server with a commit per request, and one with a commit per turn, one after another in each round. */
export async function measureWrites({ sizes, connections, send, settle, body }: WriteCase): Promise<WriteRounds> {
  const found: WriteRounds = {
    ours: { closed: [], open: [] },
    single: { closed: [], open: [] },
    group: { closed: [], open: [] },
  };
  const [single, group] = [await bareWriter("single", sizes, body), await bareWriter("group", sizes, body)];
  const contestants = { ours: { connections, send, settle }, single, group };
  const { perSecond, openMs } = sizes;
  try {
    for (const way of ways) await closedLoop(contestants[way].connections, warmUpMs, contestants[way].send);
    await settle();
    for (let round = 0; round < sizes.rounds; round += 1) {
      for (const way of ways) {
        const one = contestants[way];
        found[way].closed.push(await closedLoop(one.connections, sizes.closedMs, one.send));
        await one.settle();
      }
      for (const way of ways) {
        const one = contestants[way];
        found[way].open.push(await openLoop(one.connections, { perSecond, durationMs: openMs }, one.send));
        await one.settle();
      }
    }
    return found;
  } finally {
    await single.stop();
    await group.stop();
  }
}

async function bareWriter(mode: "single" | "group", { clients }: WriteSizes, body: () => string) {
  const scratch = mkdtempSync(join(tmpdir(), "kontor-bench-"));
  const baseline = await startBaseline("baseline-writer", [join(scratch, "bare.db"), mode]);
  const connections = Array.from({ length: clients }, () => new Connection(baseline.origin));
  let acknowledged = 0;
  return {
    connections,
    send: async (connection: Connection) => {
      const answer = await connection.call("/", { method: "POST", body: body() });
      acknowledged += 1;
      return answer;
    },
    settle: async () => {
      const { rows } = await new Connection(baseline.origin).json<{ rows: number }>("/");
      if (rows !== acknowledged) throw new Error(`The bare server has ${rows} rows of ${acknowledged}`);
    },
    stop: async () => {
      for (const connection of connections) connection.close();
      await baseline.stop();
      rmSync(scratch, { recursive: true });
    },
  };
}
