import { expect, test } from "vitest";
import { shiftInstant } from "../../shared/instant.ts";
import { retryFrom, retryLimitOf } from "./retry-limit.rules.ts";

const now = "2026-03-02T09:00:00.000Z";
const hourMs = 3_600_000;

/** Failures an hour apart, the newest one an hour ago. */
const failures = (count: number) => Array.from({ length: count }, (_, at) => shiftInstant(now, -(at + 1) * hourMs));

test.each([
  ["MasterCard", 9, null],
  ["MasterCard", 10, shiftInstant(now, 14 * hourMs)],
  ["MasterCard", 12, shiftInstant(now, 14 * hourMs)],
  ["Visa", 14, null],
  ["Visa", 15, shiftInstant(now, (30 * 24 - 15) * hourMs)],
  [undefined, 15, shiftInstant(now, (30 * 24 - 15) * hourMs)],
])("%s may be tried again after %i refusals from %s on", (brand, count, from) => {
  expect(retryFrom(failures(count), retryLimitOf(brand), now)).toBe(from);
});

test("refusals before the window do not count", () => {
  const old = Array.from({ length: 10 }, () => shiftInstant(now, -24 * hourMs));
  expect(retryFrom(old, retryLimitOf("mastercard"), now)).toBeNull();
});
