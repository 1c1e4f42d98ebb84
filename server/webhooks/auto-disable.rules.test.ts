import { describe, expect, test } from "vitest";
import { type DisablingRule, endsAt, isEndedBy, type Trouble, usedPercent, warningOf } from "./auto-disable.rules.ts";

const dayMs = 86_400_000;
const fiveDays: DisablingRule = { kind: "failing_for", ms: 5 * dayMs };
const tenInARow: DisablingRule = { kind: "given_up_in_a_row", count: 10 };
const trouble: Trouble = { failingSince: "2026-03-01T00:00:00.000Z", failedAttempts: 4, givenUp: 4 };

describe("an endpoint that fails", () => {
  test.each([
    ["a day of five is no warning", fiveDays, trouble, "2026-03-02T00:00:00.000Z", 0],
    ["a moment before half the time is no warning", fiveDays, trouble, "2026-03-03T11:59:59.999Z", 0],
    ["half the time is the first warning", fiveDays, trouble, "2026-03-03T12:00:00.000Z", 50],
    ["seven tenths are the second", fiveDays, trouble, "2026-03-04T12:00:00.000Z", 70],
    ["nine tenths are the third", fiveDays, trouble, "2026-03-05T12:00:00.000Z", 90],
    ["four of ten given up are no warning", tenInARow, trouble, "2026-03-09T00:00:00.000Z", 0],
    ["nine of ten given up are the third", tenInARow, { ...trouble, givenUp: 9 }, "2026-03-01T00:00:00.000Z", 90],
  ] as const)("%s", (_claim, rule, facts, now, percent) => {
    expect(warningOf(rule, facts, now)).toBe(percent);
    expect(usedPercent(rule, facts, now)).toBeLessThan(100);
  });

  test.each([
    ["is ended after the time", fiveDays, trouble, "2026-03-06T00:00:00.000Z", true],
    ["is not ended before it", fiveDays, trouble, "2026-03-05T23:59:59.999Z", false],
    [
      "is not ended while no event was given up",
      fiveDays,
      { ...trouble, givenUp: 0 },
      "2026-03-09T00:00:00.000Z",
      false,
    ],
    ["is ended by the last of the row", tenInARow, { ...trouble, givenUp: 10 }, "2026-03-01T00:00:00.000Z", true],
    ["is not ended by the one before", tenInARow, { ...trouble, givenUp: 9 }, "2026-03-09T00:00:00.000Z", false],
    [
      "is not ended by failures that are all to be tried again",
      tenInARow,
      { ...trouble, failedAttempts: 5_000, givenUp: 0 },
      "2026-03-01T00:00:00.000Z",
      false,
    ],
  ] as const)("%s", (_claim, rule, facts, now, isEnded) => expect(isEndedBy(rule, facts, now)).toBe(isEnded));

  test("has a date where the rule is a matter of time, and none where it counts", () => {
    expect(endsAt(fiveDays, trouble)).toBe("2026-03-06T00:00:00.000Z");
    expect(endsAt(tenInARow, trouble)).toBeNull();
  });
});
