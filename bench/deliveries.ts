import type { Engine } from "./bench-shop.ts";
import { numberText } from "./charts/words.ts";
import { tellDeliveries } from "./delivery-figures.ts";
import { EventBench } from "./event-bench.ts";
import { postBare } from "./post-bare.ts";
import { figure, type Findings } from "./results.ts";
import { type Summary, summarize } from "./stats.ts";

export interface DeliverySizes {
  rounds: number;
  /** Deliveries of each round that are queued and let go. */
  drained: number;
  perSecond: number;
  steadyMs: number;
  /** Deliveries that wait at once. */
  queued: number;
}

interface DeliveryBench {
  engine: Engine;
  sizes: DeliverySizes;
}

export interface Drain {
  perSecond: number;
  /** Processor time of the sender per delivery, in microseconds. */
  cpuUs: number;
}

export interface Steady {
  latency: Summary;
  loopDelayP99Ms: number;
}

/** How fast events reach one receiver, beside a bare loop that signs and posts as many. */
export async function benchDeliveries({ engine, sizes }: DeliveryBench): Promise<Findings> {
  const { rounds } = sizes;
  const { found, broken } = await EventBench.run(engine, (bench) => measure(bench, sizes));
  for (const fault of broken) console.log(`\n${fault}`);
  const isSound = broken.length === 0 && found.isExact;
  const told = tellDeliveries(found, { sizes, isTargeted: engine === "sqlite" });
  return {
    title: engine === "sqlite" ? "Deliveries" : "Deliveries on PostgreSQL",
    scale: `${numberText(sizes.drained)} queued and let go, then ${sizes.perSecond} events a second for ${sizes.steadyMs / 1000} s, ${rounds} times; then ${numberText(sizes.queued)} queued`,
    figures: [
      ...told.figures,
      figure({
        ...{ what: "deliveries lost or unexplained", target: "lost", value: isSound ? 0 : 1 },
        ...{ rounds, n: found.arrived },
      }),
    ],
    latencies: told.latencies,
    curves: [],
    checks: [
      {
        what: `${numberText(found.arrived)} acknowledged = received, each once; every invariant of \`kontor verify\` holds`,
        ok: isSound,
      },
    ],
  };
}

/** Of all rounds. */
export interface Measured {
  drains: { ours: Drain; bare: Drain }[];
  steadies: { ours: Steady; bare: Summary }[];
  whole: Whole;
  arrived: number;
  isExact: boolean;
}

async function measure(bench: EventBench, sizes: DeliverySizes): Promise<Measured> {
  const { rssBytes: emptyBytes } = await bench.source.usage();
  const drains: Measured["drains"] = [];
  const steadies: Measured["steadies"] = [];
  await drain(bench, Math.min(2_000, sizes.drained));
  for (let round = 0; round < sizes.rounds; round += 1) {
    drains.push({ bare: await bareDrain(bench, sizes), ours: await drain(bench, sizes.drained) });
    steadies.push({ bare: await bareSteady(bench, sizes), ours: await steady(bench, sizes) });
  }
  const whole = { ...(await drainWhole(bench, sizes)), emptyMegabytes: emptyBytes / 1e6 };
  return { drains, steadies, whole, arrived: bench.arrived, isExact: bench.isExact };
}

/** Fills the queue while nothing is sent, then lets go. */
async function drain(bench: EventBench, count: number): Promise<Drain> {
  const { source } = bench;
  await source.stopWork();
  await bench.record(count, null);
  const before = await source.usage();
  const startedAtMs = performance.timeOrigin + performance.now();
  await source.startWork();
  const received = await bench.takeAll(count);
  const after = await source.usage();
  const lastAtMs = Math.max(...received.map((request) => request.atMs));
  return {
    perSecond: (count * 1000) / (lastAtMs - startedAtMs),
    cpuUs: ((after.cpuMs - before.cpuMs) * 1000) / count,
  };
}

async function bareDrain({ receiver }: EventBench, { drained }: DeliverySizes): Promise<Drain> {
  const { elapsedMs, cpuMs } = await postBare(receiver.url("ok"), { count: drained, perSecond: 0 });
  await receiver.take();
  return { perSecond: (drained * 1000) / elapsedMs, cpuUs: (cpuMs * 1000) / drained };
}

async function steady(bench: EventBench, { perSecond, steadyMs }: DeliverySizes): Promise<Steady> {
  const count = (perSecond * steadyMs) / 1000;
  await bench.source.usage();
  const recorded = await bench.record(count, perSecond);
  const received = await bench.takeAll(count);
  const { loopDelayP99Ms } = await bench.source.usage();
  const committedAtMs = new Map(recorded.map((event) => [event.number, event.committedAtMs]));
  const latency = summarize(received.map(({ number, atMs }) => atMs - (committedAtMs.get(number) ?? Number.NaN)));
  return { latency, loopDelayP99Ms };
}

async function bareSteady({ receiver }: EventBench, { perSecond, steadyMs }: DeliverySizes): Promise<Summary> {
  const { intendedAtMs } = await postBare(receiver.url("ok"), { count: (perSecond * steadyMs) / 1000, perSecond });
  const received = await receiver.take();
  return summarize(received.map(({ number, atMs }) => atMs - (intendedAtMs[number] ?? Number.NaN)));
}

export interface Whole {
  megabytes: number;
  /** Before anything was recorded. */
  emptyMegabytes: number;
  perSecond: number;
  barePerSecond: number;
}

/** The long queue: what it weighs while it waits, and how fast it goes from its first to its last. */
async function drainWhole(bench: EventBench, { queued }: DeliverySizes): Promise<Omit<Whole, "emptyMegabytes">> {
  const { elapsedMs } = await postBare(bench.receiver.url("ok"), { count: queued, perSecond: 0 });
  await bench.receiver.take();
  await bench.source.stopWork();
  await bench.record(queued, null);
  const { rssBytes } = await bench.source.usage();
  const startedAtMs = performance.timeOrigin + performance.now();
  await bench.source.startWork();
  const received = await bench.takeAll(queued);
  const lastAtMs = received.reduce((last, { atMs }) => Math.max(last, atMs), startedAtMs);
  return {
    megabytes: rssBytes / 1e6,
    perSecond: (queued * 1000) / (lastAtMs - startedAtMs),
    barePerSecond: (queued * 1000) / elapsedMs,
  };
}
