import { expect, test } from "vitest";
import { arrivals } from "./arrivals.ts";
import { Random } from "./random.ts";

const untilMs = Date.parse("2026-06-15T12:00:00.000Z");

function make(count: number, seed = "shop"): number[] {
  return [...arrivals({ count, untilMs, days: 90, random: new Random(seed) })];
}

test.each([1, 7, 600, 50_000])("%i buyers arrive in order within the ninety days", (count) => {
  const times = make(count);
  expect(times).toHaveLength(count);
  expect(times.toSorted((left, right) => left - right)).toEqual(times);
  expect(times[0]).toBeGreaterThanOrEqual(untilMs - 90 * 86_400_000);
  expect(times.at(-1)).toBeLessThan(untilMs);
});

test("evenings are busier than nights, and Sundays busier than Saturdays", () => {
  const times = make(50_000).map((ms) => new Date(ms));
  const at = (hour: number) => times.filter((time) => time.getUTCHours() === hour).length;
  const on = (weekday: number) => times.filter((time) => time.getUTCDay() === weekday).length;
  expect(at(18)).toBeGreaterThan(20 * at(2));
  expect(on(0)).toBeGreaterThan(on(6));
});

test("the same seed repeats the same days, another seed does not", () => {
  expect(make(500)).toEqual(make(500));
  expect(make(500, "other")).not.toEqual(make(500));
});
