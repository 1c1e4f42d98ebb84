import { expect, test } from "vitest";
import { shiftInstant } from "../../shared/instant.ts";
import { allowance } from "./recovery.rules.ts";

const start = "2026-03-02T09:00:00.000Z";

test.each([
  ["nothing in no time", 10, 0, 0],
  ["nothing before the first is due", 10, 99, 0],
  ["one as soon as it is due", 10, 100, 1],
  ["a second's worth in a second", 10, 1_000, 10],
  ["no more than that after an hour", 10, 3_600_000, 10],
  ["nothing when the clock went back", 10, -5_000, 0],
])("%s", (_claim, rate, elapsedMs, count) => {
  expect(allowance(rate, { steppedAt: start, now: shiftInstant(start, elapsedMs) }).count).toBe(count);
});

test("many short steps let through what one long step does", () => {
  let steppedAt = start;
  let total = 0;
  for (let ms = 130; ms <= 130 * 100; ms += 130) {
    const step = allowance(7, { steppedAt, now: shiftInstant(start, ms) });
    steppedAt = step.steppedAt;
    total += step.count;
  }
  expect(total).toBeGreaterThanOrEqual(89);
  expect(total).toBeLessThanOrEqual(91);
});
