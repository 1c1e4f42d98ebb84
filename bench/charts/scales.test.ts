import { expect, test } from "vitest";
import { linearScale, linearTicks, logScale, logTicks } from "./scales.ts";
import { amountText, numberText } from "./words.ts";

test.each([
  ["a tenfold step is as wide wherever it is", logScale({ min: 0.1, max: 10, from: 0, to: 200 }), 1, 100],
  ["what lies beyond the axis stands at its end", logScale({ min: 1, max: 10, from: 0, to: 200 }), 500, 200],
  ["a straight axis begins at its beginning", linearScale({ min: 0, max: 50, from: 300, to: 100 }), 0, 300],
  ["and ends at its end", linearScale({ min: 0, max: 50, from: 300, to: 100 }), 50, 100],
] as const)("%s", (_claim, scale, value, pixels) => expect(scale(value)).toBeCloseTo(pixels, 6));

test.each([
  ["marks of milliseconds lie around all values", [0.4, 12], [0.3, 1, 3, 10, 30]],
  ["a wide range has marks ten times apart", [0.02, 9_000], [0.01, 0.1, 1, 10, 100, 1_000, 10_000]],
  ["a value on a mark is enough", [1, 100], [1, 3, 10, 30, 100]],
])("%s", (_claim, values, ticks) => expect(logTicks(values)).toEqual(ticks));

test.each([
  ["megabytes by round hundreds", [180, 241], [0, 50, 100, 150, 200, 250]],
  ["ten minutes by two", [9.9], [0, 2, 4, 6, 8, 10]],
  ["small numbers by small steps", [0.9], [0, 0.2, 0.4, 0.6, 0.8, 1]],
])("%s", (_claim, values, ticks) => expect(linearTicks(values)).toEqual(ticks));

test.each([
  [1_234.5, "1,235"],
  [12.345, "12.3"],
  [1.5, "1.5"],
  [0.12345, "0.123"],
  [0, "0"],
])("%f is written %s", (value, words) => expect(numberText(value)).toBe(words));

test("a rate and a multiple stand close to their number, other units apart", () => {
  expect([amountText(10, "1/s"), amountText(2, "×"), amountText(3, "ms"), amountText(0, "")]).toEqual([
    ...["10/s", "2×", "3 ms", "0"],
  ]);
});
