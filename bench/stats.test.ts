import { expect, test } from "vitest";
import { median, slope, summarize } from "./stats.ts";

test("percentiles are measured values at their rank, whatever the order of arrival", () => {
  const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(summarize(samples)).toEqual({ count: 100, p50: 50, p95: 95, p99: 99, max: 100 });
  expect(median([3, 1, 2])).toBe(2);
});

test("nothing measured is not a fast result", () => {
  expect(summarize([]).p95).toBeNaN();
});

test.each([
  [
    "a straight line has its own slope",
    [
      [0, 5],
      [1, 7],
      [2, 9],
    ],
    2,
  ],
  [
    "what goes up and down around a height is flat",
    [
      [0, 10],
      [1, 12],
      [2, 12],
      [3, 10],
    ],
    0,
  ],
  [
    "what shrinks has a slope below nothing",
    [
      [0, 4],
      [4, 2],
    ],
    -0.5,
  ],
] as const)("%s", (_claim, points, growth) => {
  expect(slope(points)).toBeCloseTo(growth, 10);
});

test("one point has no slope", () => {
  expect(slope([[1, 1]])).toBeNaN();
});
