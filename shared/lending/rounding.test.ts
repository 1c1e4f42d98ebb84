import { expect, test } from "vitest";
import { divideHalfAway, roundHalfAway, roundHalfEven, shareOf } from "./rounding.ts";

test.each([
  [0.5, 1],
  [-0.5, -1],
  [2.4999, 2],
  [-2.5, -3],
])("half goes away from zero: %d becomes %d", (value, rounded) => {
  expect(roundHalfAway(value)).toBe(rounded);
  expect(divideHalfAway(BigInt(Math.round(value * 10_000)), 10_000n)).toBe(rounded);
});

test.each([
  [0.5, 0],
  [1.5, 2],
  [2.5, 2],
  [2.51, 3],
  [-0.5, 0],
])("half goes to the even neighbor: %d becomes %d", (value, rounded) =>
  expect(roundHalfEven(value)).toBeCloseTo(rounded, 10),
);

test("a share is exact where a float would not be", () => {
  expect(shareOf(90_071_992_547_409, 999_999)).toBe(90_071_902_475_416);
  expect(() => divideHalfAway(2n ** 60n, 1n)).toThrow(RangeError);
});
