/**
 * Lengths of time in buckets whose width grows with them, ten for each power of ten, so that the percentiles of
 * any window are one sum away and at most a tenth off.
 *
 * The bounds are stored with every count, so they never change.
 */
const steps = [10, 13, 16, 20, 25, 32, 40, 50, 63, 80] as const;

/** The longest length that each bucket holds, milliseconds; one more bucket holds everything above the last. */
export const histogramBoundsMs: readonly number[] = [
  ...[1, 2, 3, 4, 5, 6, 8],
  ...[0, 1, 2, 3, 4, 5, 6, 7].flatMap((power) => steps.map((step) => step * 10 ** power)),
  10 ** 9,
];

const bucketCount = histogramBoundsMs.length + 1;

/** How many lengths fell into each bucket, from the shortest on. */
export type Histogram = number[];

export function emptyHistogram(): Histogram {
  return new Array<number>(bucketCount).fill(0);
}

/** The bucket that holds a length of `ms`, from 0. */
export function bucketOf(ms: number): number {
  let low = 0;
  let high = histogramBoundsMs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ms <= (histogramBoundsMs[middle] ?? Infinity)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What a bucket holds: more than `fromMs` (the first one nothing as well), up to `toMs`; null for no limit. */
export function bucketRange(bucket: number): { fromMs: number; toMs: number | null } {
  return { fromMs: histogramBoundsMs[bucket - 1] ?? 0, toMs: histogramBoundsMs[bucket] ?? null };
}

export function countOf(histogram: Readonly<Histogram>): number {
  return histogram.reduce((sum, count) => sum + count, 0);
}

/**
 * The length that `share` of all lengths do not exceed, rounded to whole milliseconds; null when there are none.
 * Within the bucket it is interpolated.
 *
 * @param share above 0, up to 1.
 * @param maxMs the longest of them where it is known: no percentile lies above it.
 */
export function percentileMs(histogram: Readonly<Histogram>, share: number, maxMs = Infinity): number | null {
  const total = countOf(histogram);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(share * total));
  let before = 0;
  for (const [bucket, count] of histogram.entries()) {
    if (before + count < rank) {
      before += count;
      continue;
    }
    const { fromMs, toMs } = bucketRange(bucket);
    const upTo = Math.min(toMs ?? Math.max(fromMs, Number.isFinite(maxMs) ? maxMs : fromMs), maxMs);
    return Math.round(fromMs + (Math.max(fromMs, upTo) - fromMs) * ((rank - before) / count));
  }
  return null;
}
