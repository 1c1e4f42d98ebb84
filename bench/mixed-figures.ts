import type { Series } from "./load.ts";
import { ms, printTable } from "./print-table.ts";
import { figure, type Findings, latencyOf, rounded } from "./results.ts";
import { median, slope, summarize } from "./stats.ts";

/** One line of what the watched process said of itself. */
export interface ProcessSample {
  atMs: number;
  residentMb: number;
  /** Without the pages of the database file, which the system takes back when it wants them. */
  ownMb: number;
  heapMb: number;
  /** What the heap has of the system, used or not. */
  heapReservedMb: number;
  /** Of the last full collection before it; 0 before the first. */
  heapAfterFullMb: number;
  /** Since the sample before. */
  delayP99Ms: number;
  /** Since the load began. */
  wholeDelayP99Ms: number;
}

export interface MixedRun {
  series: readonly (readonly [kind: string, Series])[];
  idle: readonly ProcessSample[];
  loaded: readonly ProcessSample[];
  startedAtMs: number;
  sets: string;
  faults: readonly string[];
}

/** The first part of a run fills caches; growth is looked for in the rest. */
const settledShare = 0.3;

/** Makes figures and curves of a mixed run. */
export function tellMixed({ series, idle, loaded, startedAtMs, sets, faults }: MixedRun, scale: string): Findings {
  const at = ({ atMs }: ProcessSample) => (atMs - startedAtMs) / 60_000;
  const minutes = Math.max(0, ...loaded.map(at));
  const curve = (name: string, of: (sample: ProcessSample) => number) => ({
    name,
    points: loaded
      .filter((sample) => of(sample) > 0)
      .map((sample): [number, number] => [rounded(at(sample)), rounded(of(sample))]),
  });
  const settled = loaded.filter((sample) => at(sample) >= minutes * settledShare);
  const growth = (of: (sample: ProcessSample) => number) => slope(settled.map((sample) => [at(sample), of(sample)]));
  const collected = settled.filter(({ heapAfterFullMb }) => heapAfterFullMb > 0);
  const resident = (sample: ProcessSample) => sample.residentMb;
  const first = median(loaded.filter((sample) => at(sample) <= 1).map(resident));
  const last = median(loaded.filter((sample) => at(sample) >= minutes - 1).map(resident));
  const refused = series.reduce((sum, [, { refused: count }]) => sum + count, 0);
  for (const [kind, { refusal }] of series) if (refusal !== null) console.log(`\n${kind}, first refusal: ${refusal}`);
  for (const fault of faults.slice(0, 5)) console.log(`\n${fault}`);
  const latencies = series.map(([kind, { samples }]) => latencyOf(kind, summarize(samples)));
  printTable(
    "Mixed load",
    ["what", "n", "p50 ms", "p95 ms", "p99 ms", "max ms"],
    latencies.map((row) => [row.what, String(row.n), ...[row.p50, row.p95, row.p99, row.max].map(ms)]),
  );
  const calls = { rounds: 1, n: latencies.reduce((sum, { n }) => sum + n, 0) };
  const sampled = { rounds: 1, n: settled.length };
  const idleDelay = median(idle.map(({ delayP99Ms }) => delayP99Ms));
  return {
    title: "Everything at once",
    scale,
    figures: [
      figure({
        ...{ ...calls, what: "delay of the event loop under mixed load, p99", target: "loop_p99" },
        value: loaded.at(-1)?.wholeDelayP99Ms ?? Number.NaN,
        baseline: { what: "the same server with nothing to do", value: idleDelay },
      }),
      figure({
        ...{ ...sampled, what: "growth of resident memory after the first 30 %", target: "memory_growth" },
        value: growth(resident),
      }),
      ...(collected.length < 2
        ? []
        : [
            figure({
              ...{ rounds: 1, n: collected.length, what: "growth of the heap that a full collection leaves" },
              ...{
                target: "heap_growth",
                value: slope(collected.map((sample) => [at(sample), sample.heapAfterFullMb])),
              },
            }),
          ]),
      figure({
        ...{ ...sampled, what: "resident memory in the last minute", unit: "MB", value: last },
        baseline: { what: "in the first minute", value: first },
      }),
      figure({
        ...{ ...calls, what: "lost, unexplained or refused under mixed load", target: "lost" },
        value: faults.length + refused,
      }),
    ],
    latencies,
    curves: [
      {
        ...{ title: "Memory during the mixed load", unit: "MB" },
        series: [
          curve("resident", resident),
          curve("without file pages", (sample) => sample.ownMb),
          curve("heap reserved", (sample) => sample.heapReservedMb),
          curve("heap used", (sample) => sample.heapMb),
          curve("left by collections", (sample) => sample.heapAfterFullMb),
        ],
      },
      {
        ...{ title: "Delay of the event loop during the mixed load, p99 of each 5 s", unit: "ms" },
        series: [curve("p99", (sample) => sample.delayP99Ms)],
      },
    ],
    checks: [{ what: `${sets}; every invariant of \`kontor verify\` holds`, ok: faults.length === 0 }],
  };
}
