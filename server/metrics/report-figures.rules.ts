import { emptyHistogram, type Histogram, percentileMs, countOf } from "../../shared/metrics/histogram.ts";
import type { CountSum, RankedLine, ReportFigures, ReportTotal } from "../../shared/metrics/report.schema.ts";
import type { RollupSum } from "./payment-rollup.record.ts";

/** Sums of one span, or of several. */
export interface FigureSums {
  counts: Map<string, CountSum>;
  /** Whole seconds. */
  lengths: Histogram | null;
}

export function noFigureSums(): FigureSums {
  return { counts: new Map(), lengths: null };
}

/** Adds in place. The label of a length ends with its bucket. */
export function addToFigures(sums: FigureSums, { counted, label, n, amount }: RollupSum): void {
  if (isLength(counted)) {
    const bucket = Number(label.slice(label.lastIndexOf(" ") + 1));
    sums.lengths ??= emptyHistogram();
    sums.lengths[bucket] = (sums.lengths[bucket] ?? 0) + n;
    return;
  }
  addSum(sums.counts, counted, { n, amount });
}

export function isLength(counted: string): boolean {
  return counted === "capture_time" || counted === "transfer_time";
}

export function addSum(sums: Map<string, CountSum>, key: string, { n, amount }: CountSum): void {
  const sum = sums.get(key);
  sums.set(key, { n: (sum?.n ?? 0) + n, amount: (sum?.amount ?? 0) + amount });
}

/** The figures of a report that adds up these; `hasLength` for one that measures as well. */
export function toFigures(
  { counts, lengths }: FigureSums,
  names: readonly ReportTotal[],
  hasLength: boolean,
): ReportFigures {
  const histogram = lengths ?? emptyHistogram();
  const percentile = (share: number) => {
    const seconds = percentileMs(histogram, share);
    return seconds === null ? null : seconds * 1_000;
  };
  return {
    counts: Object.fromEntries(names.map((name) => [name, counts.get(name) ?? { n: 0, amount: 0 }])),
    length: hasLength ? { count: countOf(histogram), p50_ms: percentile(0.5), p90_ms: percentile(0.9) } : null,
  };
}

const shownLines = 10;

/** The ten keys with most, then the others together. */
export function rank(
  totals: ReadonlyMap<string, CountSum>,
  compared: ReadonlyMap<string, CountSum>,
  nameOf: (key: string) => string | null,
): RankedLine[] {
  const none = { n: 0, amount: 0 };
  const lines = [...totals]
    .filter(([, { n }]) => n > 0)
    .map(([key, sum]) => ({ key, name: nameOf(key), keys: 1, ...sum, compared: compared.get(key) ?? none }))
    .toSorted((a, b) => b.n - a.n || b.amount - a.amount || (a.key < b.key ? -1 : 1));
  const others = lines.slice(shownLines);
  if (others.length === 0) return lines;
  const add = (one: CountSum, other: CountSum) => ({ n: one.n + other.n, amount: one.amount + other.amount });
  const rest = {
    ...others.reduce<CountSum>(add, none),
    compared: others.reduce((sum, line) => add(sum, line.compared), none),
  };
  return [...lines.slice(0, shownLines), { key: null, name: null, keys: others.length, ...rest }];
}
