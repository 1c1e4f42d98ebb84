import { join } from "node:path";
import { EventSource } from "../server/testing/event-source.ts";
import { ReceiverProcess } from "../server/testing/receiver-process.ts";
import { until } from "../server/testing/until.ts";
import { isMachineBusy } from "./busy-machine.ts";
import { ms, printTable, ratio } from "./print-table.ts";
import { median, summarize } from "./stats.ts";

const perSecond = 100;
const seconds = 5;
/** Each measured in the same run, in turns, so that what else the machine does falls on all alike. */
const rounds = 3;
const ratioMax = 2;
const neighbors = ["none", "hangs", "drips-headers", "drips-body", "resets", "pours-50-mb"] as const;
type Neighbor = (typeof neighbors)[number];

/** The 99th percentile from commit to a healthy receiver, alone and beside one that is sick; both hear every event. */
export async function sickNeighbors(folder: string): Promise<number> {
  const found = new Map<Neighbor, number[]>(neighbors.map((neighbor) => [neighbor, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const neighbor of neighbors) {
      found.get(neighbor)?.push(await healthyP99(join(folder, `${neighbor}-${round}`), neighbor));
    }
  }
  const p99 = (neighbor: Neighbor) => median(found.get(neighbor) ?? []);
  printTable(
    `From commit to a healthy receiver at ${perSecond} events/s, median of ${rounds}`,
    ["beside one that", "p99 ms", "ratio"],
    neighbors.map((neighbor) => [neighbor, ms(p99(neighbor)), ratio(p99(neighbor), p99("none"))]),
  );
  const slowed = neighbors.filter((neighbor) => p99(neighbor) > ratioMax * p99("none"));
  return slowed.length === 0 || isMachineBusy() ? 0 : slowed.length;
}

async function healthyP99(folder: string, neighbor: Neighbor): Promise<number> {
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
    return summarize(samples).p99;
  } finally {
    await source.kill();
    await Promise.all([receiver.stop(), neighboring.stop()]);
  }
}
