import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EventSource } from "../server/testing/event-source.ts";
import { ReceiverProcess } from "../server/testing/receiver-process.ts";
import { until } from "../server/testing/until.ts";
import { brokenInvariants } from "./bench-shop.ts";
import { numberText } from "./charts/words.ts";
import { startServer } from "./kontor-process.ts";
import { postBare } from "./post-bare.ts";
import { printTable } from "./print-table.ts";
import { figure, type Findings } from "./results.ts";
import { median } from "./stats.ts";

interface RestartSizes {
  rounds: number;
  queued: number;
}

interface Round {
  /** From the start of the process to the arrival of the last delivery. */
  seconds: number;
  readySeconds: number;
  bareSeconds: number;
  faults: string[];
}

/** A server is killed with deliveries queued; how long from the start of the next one until all have arrived. */
export async function benchRestart({ rounds, queued }: RestartSizes): Promise<Findings> {
  const found: Round[] = [];
  for (let round = 0; round < rounds; round += 1) found.push(await restart(queued));
  const of = (key: "seconds" | "readySeconds" | "bareSeconds") => median(found.map((round) => round[key]));
  const faults = found.flatMap((round) => round.faults);
  for (const fault of faults.slice(0, 5)) console.log(`\n${fault}`);
  printTable(
    `kill -9 with ${queued} deliveries queued, median of ${rounds}`,
    ["until ready s", "until all have arrived s", "a bare loop s"],
    [[of("readySeconds"), of("seconds"), of("bareSeconds")].map((seconds) => seconds.toFixed(2))],
  );
  const all = { rounds, n: queued * rounds };
  return {
    title: "Restart with a full queue",
    scale: `kill -9 with ${numberText(queued)} deliveries queued; from the start of the next process to the last arrival`,
    figures: [
      figure({
        ...{ ...all, what: `${numberText(queued)} deliveries after a kill, start included` },
        ...{ target: "restart", value: of("seconds") },
        baseline: { what: "bare signed POST", value: of("bareSeconds") },
      }),
      figure({ ...all, what: "of which until the server is ready", unit: "s", value: of("readySeconds") }),
      figure({ ...all, what: "deliveries lost or unexplained after a kill", target: "lost", value: faults.length }),
    ],
    latencies: [],
    curves: [],
    checks: [
      {
        what: `${numberText(queued)} acknowledged = received, each once; every invariant of \`kontor verify\` holds`,
        ok: faults.length === 0,
      },
    ],
  };
}

async function restart(queued: number): Promise<Round> {
  const folder = mkdtempSync(join(tmpdir(), "kontor-bench-"));
  const receiver = await ReceiverProcess.start();
  try {
    const acknowledged = await fillAndKill(folder, { receiver, queued });
    const bare = await postBare(receiver.url("ok"), { count: queued, perSecond: 0 });
    await receiver.take();
    const startedAtMs = performance.timeOrigin + performance.now();
    const server = await startServer({ folder });
    const readyAtMs = performance.timeOrigin + performance.now();
    await until(async () => (await receiver.count()) >= queued, "the queue to be empty");
    await server.stop();
    const received = await receiver.take();
    const arrived = new Set(received.map(({ number }) => number));
    const lastAtMs = received.reduce((last, { atMs }) => Math.max(last, atMs), startedAtMs);
    return {
      seconds: (lastAtMs - startedAtMs) / 1000,
      readySeconds: (readyAtMs - startedAtMs) / 1000,
      bareSeconds: bare.elapsedMs / 1000,
      faults: [
        ...(await brokenInvariants({ folder, settings: {} })),
        ...acknowledged.filter((number) => !arrived.has(number)).map((number) => `event ${number} never arrived`),
        ...(received.length === arrived.size ? [] : [`${received.length - arrived.size} came twice`]),
      ],
    };
  } finally {
    await receiver.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Nothing is sent before the kill. Answers the numbers of what is queued. */
async function fillAndKill(folder: string, { receiver, queued }: { receiver: ReceiverProcess; queued: number }) {
  const source = await EventSource.start({ dataFolder: folder });
  try {
    const accountId = await source.addAccount();
    await source.addEndpoint({ accountId, dialect: "standard", url: receiver.url("ok") });
    await source.record({ accountId, type: "loan.active", first: 0, count: queued, perSecond: null });
    return source.recorded.map(({ number }) => number);
  } finally {
    await source.kill();
  }
}
