import { expect, test } from "vitest";
import { median, summarize } from "./stats.ts";

test("percentiles are measured values at their rank, whatever the order of arrival", () => {
  const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(summarize(samples)).toEqual({ count: 100, p50: 50, p95: 95, p99: 99, max: 100 });
  expect(median([3, 1, 2])).toBe(2);
});

test("nothing measured is not a fast result", () => {
  expect(summarize([]).p95).toBeNaN();
});
