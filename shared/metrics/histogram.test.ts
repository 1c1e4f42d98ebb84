import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bucketOf, bucketRange, countOf, emptyHistogram, histogramBoundsMs, percentileMs } from "./histogram.ts";

function histogramOf(lengths: readonly number[]) {
  const histogram = emptyHistogram();
  for (const ms of lengths) histogram[bucketOf(ms)] = (histogram[bucketOf(ms)] ?? 0) + 1;
  return histogram;
}

describe("buckets", () => {
  test.each([
    ["nothing at all is in the first", 0, 0, 1],
    ["a bound belongs to the bucket below it", 10, 8, 10],
    ["one more belongs to the next", 11, 10, 13],
    ["a second", 1000, 800, 1000],
    ["a minute", 60_000, 50_000, 63_000],
    ["more than eleven days has no limit", 2_000_000_000, 1_000_000_000, null],
  ])("%s", (_claim, ms, fromMs, toMs) => expect(bucketRange(bucketOf(ms))).toEqual({ fromMs, toMs }));

  test("bounds rise, by a third at most above ten milliseconds", () => {
    for (const [index, bound] of histogramBoundsMs.entries()) {
      const before = histogramBoundsMs[index - 1] ?? 0;
      expect(bound).toBeGreaterThan(before);
      if (before >= 10) expect(bound / before).toBeLessThanOrEqual(1.3);
    }
  });

  test("every length is within the range of its bucket", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000_000_000 }), (ms) => {
        const { fromMs, toMs } = bucketRange(bucketOf(ms));
        expect(ms === 0 || ms > fromMs).toBe(true);
        expect(ms).toBeLessThanOrEqual(toMs ?? Infinity);
      }),
    );
  });
});

describe("percentiles", () => {
  test("there are none of nothing", () => expect(percentileMs(emptyHistogram(), 0.5)).toBeNull());

  test("the longest is exact where it is known", () => {
    expect(percentileMs(histogramOf([3, 70, 71]), 1, 71)).toBe(71);
    expect(percentileMs(histogramOf([2_000_000_000]), 0.5, 2_000_000_000)).toBe(2_000_000_000);
    expect(percentileMs(histogramOf([2_000_000_000]), 0.5)).toBe(1_000_000_000);
  });

  test("each lies in the bucket of the length that it stands for, and they rise", () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 900_000_000 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(lengths, fc.constantFrom(0.5, 0.9, 0.95, 0.99, 1), (all, share) => {
        const sorted = all.toSorted((a, b) => a - b);
        const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
        const told = percentileMs(histogramOf(all), share, sorted.at(-1)) ?? -1;
        const { fromMs, toMs } = bucketRange(bucketOf(exact));
        expect(told).toBeGreaterThanOrEqual(fromMs);
        expect(told).toBeLessThanOrEqual(toMs ?? Infinity);
        expect(told).toBeLessThanOrEqual(percentileMs(histogramOf(all), 1, sorted.at(-1)) ?? -1);
        expect(countOf(histogramOf(all))).toBe(all.length);
      }),
    );
  });
});
