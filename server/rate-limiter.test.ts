import { expect, test } from "vitest";
import { createRateLimiter } from "./rate-limiter.ts";

const at = (second: number) => new Date(Date.UTC(2026, 5, 1, 9, 0, second)).toISOString();

test("a burst passes, the next try is told how long to wait, and passes then", () => {
  const limiter = createRateLimiter({ burst: 3, perSecond: 0.5, callersMax: 10 });
  const verdicts = [1, 2, 3, 4].map(() => limiter.take("a", at(0)));
  expect(verdicts.map(({ isAllowed }) => isAllowed)).toEqual([true, true, true, false]);
  expect(verdicts[3]?.retryAfterSeconds).toBe(2);
  expect(limiter.take("a", at(1)).isAllowed).toBe(false);
  expect(limiter.take("a", at(2)).isAllowed).toBe(true);
});

test("one caller does not use up another's tries", () => {
  const limiter = createRateLimiter({ burst: 1, perSecond: 1, callersMax: 10 });
  limiter.take("a", at(0));
  expect(limiter.take("b", at(0)).isAllowed).toBe(true);
});

test("a clock that goes back gives nothing away", () => {
  const limiter = createRateLimiter({ burst: 1, perSecond: 1, callersMax: 10 });
  limiter.take("a", at(5));
  expect(limiter.take("a", at(0)).isAllowed).toBe(false);
});

test("callers beyond the limit are forgotten, the quietest first", () => {
  const limiter = createRateLimiter({ burst: 1, perSecond: 0.001, callersMax: 2 });
  for (const caller of ["a", "b", "a", "c"]) limiter.take(caller, at(0));
  expect(limiter.take("a", at(1)).isAllowed).toBe(false);
  expect(limiter.take("b", at(1)).isAllowed).toBe(true);
});

test("a try given back can be used again, and never more than the burst", () => {
  const limiter = createRateLimiter({ burst: 1, perSecond: 0.001, callersMax: 2 });
  limiter.take("a", at(0));
  limiter.giveBack("a");
  limiter.giveBack("a");
  expect(limiter.take("a", at(0)).isAllowed).toBe(true);
  expect(limiter.take("a", at(0)).isAllowed).toBe(false);
});
