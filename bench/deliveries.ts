import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { EventSource } from "../server/testing/event-source.ts";
import type { RecordedEvent } from "../server/testing/event-source-messages.ts";
import { ReceiverProcess, type WireRequest } from "../server/testing/receiver-process.ts";
import { until } from "../server/testing/until.ts";
import { ms, printTable, ratio } from "./print-table.ts";
import { median, summarize } from "./stats.ts";

const rounds = 3;
const drained = 20_000;
/** As many as the engine has under way to one receiver. */
const parallel = 8;
const perSecond = 500;
const steadyMs = 10_000;
const queued = 100_000;
const waitMsMax = 600_000;
const poster = fileURLToPath(new URL("./bare-poster.ts", import.meta.url));

interface Bench {
  source: EventSource;
  receiver: ReceiverProcess;
  accountId: string;
  /** The next event's number. */
  next: number;
}

interface Drain {
  perSecond: number;
  /** Processor time of the sender per delivery, in microseconds. */
  cpuUs: number;
}

interface Steady {
  latenciesMs: number[];
  loopDelayP99Ms: number | null;
}

/** How fast events reach one receiver, beside a bare loop that signs and posts as many. */
export async function benchDeliveries(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "kontor-bench-"));
  const receiver = await ReceiverProcess.start();
  const source = await EventSource.start({ dataFolder: folder });
  try {
    const accountId = await source.addAccount();
    await source.addEndpoint({ accountId, dialect: "standard", url: receiver.url("ok") });
    await run({ source, receiver, accountId, next: 0 });
  } finally {
    await source.stop();
    await receiver.stop();
    rmSync(folder, { recursive: true });
  }
}

async function run(bench: Bench): Promise<void> {
  await drain(bench, 2_000);
  const drains: { ours: Drain; bare: Drain }[] = [];
  const steadies: { ours: Steady; bare: Steady }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    drains.push({ bare: await bareDrain(bench), ours: await drain(bench, drained) });
    steadies.push({ bare: await bareSteady(bench), ours: await steady(bench) });
  }
  reportDrains(drains);
  reportSteadies(steadies);
  await reportMemory(bench);
}

/** Fills the queue while nothing is sent, then lets go. */
async function drain(bench: Bench, count: number): Promise<Drain> {
  const { source } = bench;
  await source.stopWork();
  await record(bench, count, null);
  const before = await source.usage();
  const startedAtMs = performance.timeOrigin + performance.now();
  await source.startWork();
  const received = await takeAll(bench, count);
  const after = await source.usage();
  const lastAtMs = Math.max(...received.map((request) => request.atMs));
  return {
    perSecond: (count * 1000) / (lastAtMs - startedAtMs),
    cpuUs: ((after.cpuMs - before.cpuMs) * 1000) / count,
  };
}

async function bareDrain({ receiver }: Bench): Promise<Drain> {
  const { elapsedMs, cpuMs } = await post(receiver, { count: drained, perSecond: 0 });
  await receiver.take();
  return { perSecond: (drained * 1000) / elapsedMs, cpuUs: (cpuMs * 1000) / drained };
}

async function steady(bench: Bench): Promise<Steady> {
  const count = (perSecond * steadyMs) / 1000;
  await bench.source.usage();
  const recorded = await record(bench, count, perSecond);
  const received = await takeAll(bench, count);
  const { loopDelayP99Ms } = await bench.source.usage();
  const committedAtMs = new Map(recorded.map((event) => [event.number, event.committedAtMs]));
  const latenciesMs = received.map(({ number, atMs }) => atMs - (committedAtMs.get(number) ?? Number.NaN));
  return { latenciesMs, loopDelayP99Ms };
}

async function bareSteady({ receiver }: Bench): Promise<Steady> {
  const count = (perSecond * steadyMs) / 1000;
  const { intendedAtMs } = await post(receiver, { count, perSecond });
  const received = await receiver.take();
  const latenciesMs = received.map(({ number, atMs }) => atMs - (intendedAtMs[number] ?? Number.NaN));
  return { latenciesMs, loopDelayP99Ms: null };
}

async function post(receiver: ReceiverProcess, wish: { count: number; perSecond: number }) {
  const words = [receiver.url("ok"), wish.count, parallel, wish.perSecond].map(String);
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", poster, ...words], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as { elapsedMs: number; cpuMs: number; intendedAtMs: number[] };
}

async function record(bench: Bench, count: number, rate: number | null): Promise<RecordedEvent[]> {
  const { source, accountId, next: first } = bench;
  const before = source.recorded.length;
  await source.record({ accountId, type: "loan.active", first, count, perSecond: rate });
  bench.next += count;
  return source.recorded.slice(before);
}

/** Waits for that many requests, and checks that they are the events that were acknowledged last, each once. */
async function takeAll({ source, receiver }: Bench, count: number): Promise<WireRequest[]> {
  await until(async () => (await receiver.count()) >= count, "every event to arrive", waitMsMax);
  const received = await receiver.take();
  const numbers = new Set(received.map((request) => request.number));
  const missing = source.recorded.slice(-count).filter((event) => !numbers.has(event.number));
  if (missing.length > 0 || received.length !== count) {
    throw new Error(`${count} events were acknowledged, ${received.length} came, ${missing.length} are missing`);
  }
  return received;
}

function reportDrains(drains: readonly { ours: Drain; bare: Drain }[]): void {
  const [ours, bare] = [drains.map((round) => round.ours), drains.map((round) => round.bare)];
  const row = (name: string, found: readonly Drain[]) => [
    name,
    String(Math.round(median(found.map((round) => round.perSecond)))),
    String(Math.round(median(found.map((round) => round.cpuUs)))),
  ];
  printTable(
    `Deliveries to one fast receiver, ${drained} queued, median of ${rounds}`,
    ["what", "per second", "µs of processor each"],
    [row("deliveries", ours), row("bare signed POST", bare)],
  );
  const speeds = drains.map((round) => round.ours.perSecond / round.bare.perSecond);
  console.log(`\n${ratio(median(speeds), 1)} of the bare loop's speed`);
}

function reportSteadies(steadies: readonly { ours: Steady; bare: Steady }[]): void {
  const row = (name: string, found: readonly Steady[]) => {
    const each = found.map((round) => summarize(round.latenciesMs));
    const figures = (["p50", "p95", "p99", "max"] as const).map((key) => ms(median(each.map((one) => one[key]))));
    const delays = found.flatMap(({ loopDelayP99Ms }) => (loopDelayP99Ms === null ? [] : [loopDelayP99Ms]));
    return [name, ...figures, delays.length === 0 ? "" : ms(median(delays))];
  };
  printTable(
    `From commit to first byte at ${perSecond} events/s, open loop, median of ${rounds}`,
    ["what", "p50 ms", "p95 ms", "p99 ms", "max ms", "event loop p99 ms"],
    [
      row(
        "deliveries",
        steadies.map((round) => round.ours),
      ),
      row(
        "bare signed POST",
        steadies.map((round) => round.bare),
      ),
    ],
  );
}

async function reportMemory(bench: Bench): Promise<void> {
  await bench.source.stopWork();
  await record(bench, queued, null);
  const { rssBytes } = await bench.source.usage();
  const startedAtMs = performance.now();
  await bench.source.startWork();
  await takeAll(bench, queued);
  const seconds = (performance.now() - startedAtMs) / 1000;
  console.log(`\n${Math.round(rssBytes / 1e6)} MB resident with ${queued} deliveries queued`);
  const sustained = Math.round(queued / seconds);
  console.log(
    `drained in ${seconds.toFixed(1)} s, ${sustained} a second sustained; acknowledged events = received events, each once`,
  );
}
