import { join } from "node:path";
import { EventSource } from "../server/testing/event-source.ts";
import { ReceiverProcess } from "../server/testing/receiver-process.ts";
import { until } from "../server/testing/until.ts";
import { isMachineBusy } from "./busy-machine.ts";
import { ms, printTable, ratio } from "./print-table.ts";
import { median, type Summary, summarize } from "./stats.ts";

const perSecond = 100;
const seconds = 5;
const rounds = 3;
const ratioMax = 2;
const neighbors = ["none", "hangs", "drips-headers", "drips-body", "resets", "pours-50-mb"] as const;
type Neighbor = (typeof neighbors)[number];

interface NeighborSizes {
  rounds: number;
  perSecond: number;
  seconds: number;
}

/** The 99th percentile from commit to a healthy receiver, alone and beside one that is sick; both hear every event. */
export async function sickNeighbors(folder: string): Promise<number> {
  const found = await measureNeighbors(folder, neighbors, { rounds, perSecond, seconds });
  const p99 = (neighbor: Neighbor) => median((found.get(neighbor) ?? []).map((summary) => summary.p99));
  printTable(
    `From commit to a healthy receiver at ${perSecond} events/s, median of ${rounds}`,
    ["beside one that", "p99 ms", "ratio"],
    neighbors.map((neighbor) => [neighbor, ms(p99(neighbor)), ratio(p99(neighbor), p99("none"))]),
  );
  const slowed = neighbors.filter((neighbor) => p99(neighbor) > ratioMax * p99("none"));
  return slowed.length === 0 || isMachineBusy() ? 0 : slowed.length;
}

/** From commit to the healthy receiver, of each round and neighbor, in turns: what else the machine does falls on all. */
export async function measureNeighbors(
  folder: string,
  asked: readonly Neighbor[],
  sizes: NeighborSizes,
): Promise<Map<Neighbor, Summary[]>> {
  const found = new Map<Neighbor, Summary[]>(asked.map((neighbor) => [neighbor, []]));
  for (let round = 0; round < sizes.rounds; round += 1) {
    for (const neighbor of asked) {
      found.get(neighbor)?.push(await besideNeighbor(join(folder, `${neighbor}-${round}`), neighbor, sizes));
    }
  }
  return found;
}

async function besideNeighbor(
  folder: string,
  neighbor: Neighbor,
  { perSecond, seconds }: NeighborSizes,
): Promise<Summary> {
  const [receiver, neighboring] = await Promise.all([ReceiverProcess.start(), ReceiverProcess.start()]);
  const source = await EventSource.start({ dataFolder: folder });
  try {
    const accountId = await source.addAccount();
    await source.addEndpoint({ accountId, dialect: "standard", url: receiver.url("ok") });
    // Without a sick one a second healthy one, so that as many deliveries are written in every case.
    const other = neighbor === "none" ? "healthy-too" : neighbor;
    await source.addEndpoint({ accountId, dialect: "standard", url: neighboring.url(other) });
    await source.startWork();
    const count = perSecond * seconds;
    await source.record({ accountId, type: "loan.active", first: 0, count, perSecond });
    await until(async () => (await receiver.count()) >= count, "every event to reach the healthy receiver");
    const committedAtMs = new Map(source.recorded.map((event) => [event.number, event.committedAtMs]));
    const received = await receiver.take();
    const samples = received.map(({ number, atMs }) => atMs - (committedAtMs.get(number) ?? Number.NaN));
    const missing = source.recorded.length - new Set(received.map(({ number }) => number)).size;
    if (missing > 0) throw new Error(`${missing} events did not reach the healthy receiver`);
    return summarize(samples);
  } finally {
    await source.kill();
    await Promise.all([receiver.stop(), neighboring.stop()]);
  }
}
