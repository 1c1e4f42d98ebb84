import type { Answer, Connection } from "./connection.ts";
import { median, type Summary, summarize } from "./stats.ts";

/** What came of one load. */
export interface Series {
  /** Of each answer, milliseconds. */
  samples: number[];
  acknowledged: number;
  refused: number;
  /** What the first refusal said. */
  refusal: string | null;
  elapsedMs: number;
}

/** One call; null when there is nothing left to ask for. */
export type Send = (connection: Connection) => Promise<Answer | null>;

function emptySeries(): Series {
  return { samples: [], acknowledged: 0, refused: 0, refusal: null, elapsedMs: 0 };
}

/** As fast as the connections get their answers, for so long. */
export async function closedLoop(connections: readonly Connection[], durationMs: number, send: Send): Promise<Series> {
  const series = emptySeries();
  const startedAt = performance.now();
  const work = async (connection: Connection): Promise<void> => {
    while (performance.now() - startedAt < durationMs) {
      const answer = await send(connection);
      if (answer === null) return;
      record(series, answer, answer.durationMs);
    }
  };
  await Promise.all(connections.map(work));
  series.elapsedMs = performance.now() - startedAt;
  return series;
}

interface Rate {
  perSecond: number;
  durationMs: number;
}

/** Sends on time whether or not the server keeps up; a late answer counts from when it should have been asked for. */
export async function openLoop(
  connections: readonly Connection[],
  { perSecond, durationMs }: Rate,
  send: Send,
): Promise<Series> {
  const series = emptySeries();
  const startedAt = performance.now();
  const count = Math.round((perSecond * durationMs) / 1000);
  const open = new Set<Promise<void>>();
  for (let number = 0; number < count; number += 1) {
    const intendedAt = startedAt + (number * 1000) / perSecond;
    const waitMs = intendedAt - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    const connection = connections[number % connections.length];
    if (connection === undefined) throw new Error("A load needs a connection");
    const sent: Promise<void> = send(connection).then((answer) => {
      if (answer !== null) record(series, answer, performance.now() - intendedAt);
      open.delete(sent);
    });
    open.add(sent);
  }
  await Promise.all(open);
  series.elapsedMs = performance.now() - startedAt;
  return series;
}

function record(series: Series, answer: Answer, durationMs: number): void {
  series.samples.push(durationMs);
  if (answer.status >= 200 && answer.status < 300) {
    series.acknowledged += 1;
    return;
  }
  series.refused += 1;
  series.refusal ??= `${answer.status} ${answer.body.slice(0, 300)}`;
}

export function perSecondOf({ acknowledged, elapsedMs }: Series): number {
  return (acknowledged * 1000) / elapsedMs;
}

/** Of several rounds: each figure is the median of those of the rounds. */
export function medianSummary(rounds: readonly Summary[]): Summary {
  const of = (key: keyof Summary) => median(rounds.map((round) => round[key]));
  const count = rounds.reduce((sum, round) => sum + round.count, 0);
  return { count, p50: of("p50"), p95: of("p95"), p99: of("p99"), max: of("max") };
}

/** The same of the loads themselves. */
export function summaryOf(rounds: readonly Series[]): Summary {
  return medianSummary(rounds.map(({ samples }) => summarize(samples)));
}
