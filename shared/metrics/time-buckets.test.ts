import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shiftDay } from "../calendar-day.ts";
import { bucketsOf, comparedSpan, previousSpan } from "./time-buckets.ts";

const later = "2030-01-01T00:00:00.000Z";
const oslo = "Europe/Oslo";

describe("buckets", () => {
  test.each([
    ["one day is shown in hours", "2026-06-01", "2026-06-01", "hour", 24],
    ["two days as well", "2026-06-01", "2026-06-02", "hour", 48],
    ["the day that summer time begins has 23 hours", "2026-03-29", "2026-03-29", "hour", 23],
    ["the day that summer time ends has 25", "2026-10-25", "2026-10-25", "hour", 25],
    ["three days are shown in days", "2026-06-01", "2026-06-03", "day", 3],
    ["92 days still are", "2026-06-01", "2026-08-31", "day", 92],
    ["93 days are shown in weeks, the first one cut", "2026-06-03", "2026-09-03", "week", 14],
    ["two years are shown in months", "2025-01-15", "2026-12-31", "month", 24],
  ])("%s", (_claim, from, to, unit, count) => {
    const found = bucketsOf({ from, to, zone: oslo }, later);
    expect(found.unit).toBe(unit);
    expect(found.buckets).toHaveLength(count);
  });

  test("weeks begin on Mondays and months on their first, in the zone", () => {
    const weeks = bucketsOf({ from: "2026-06-03", to: "2026-10-30", zone: oslo }, later).buckets;
    expect(weeks.slice(0, 2).map(({ startsAt }) => startsAt)).toEqual([
      "2026-06-02T22:00:00.000Z",
      "2026-06-07T22:00:00.000Z",
    ]);
    expect(weeks.at(-1)?.startsAt).toBe("2026-10-25T23:00:00.000Z");
    const months = bucketsOf({ from: "2025-01-15", to: "2026-12-31", zone: "UTC" }, later).buckets;
    expect(months[1]?.startsAt).toBe("2025-02-01T00:00:00.000Z");
  });

  test("what has not begun is left out, and the last one is running", () => {
    const now = "2026-06-01T08:30:00.000Z";
    const { buckets } = bucketsOf({ from: "2026-06-01", to: "2026-06-01", zone: "UTC" }, now);
    expect(buckets).toHaveLength(9);
    expect(buckets.map(({ isRunning }) => isRunning)).toEqual([...Array<boolean>(8).fill(false), true]);
    expect(bucketsOf({ from: "2026-06-05", to: "2026-06-05", zone: "UTC" }, now).buckets).toHaveLength(1);
  });

  test("a zone off the hour begins its days at the whole hour before", () => {
    const { buckets } = bucketsOf({ from: "2026-06-01", to: "2026-06-05", zone: "Asia/Kolkata" }, later);
    expect(buckets[0]?.startsAt).toBe("2026-05-31T18:00:00.000Z");
  });

  test("they follow each other without gap or overlap, on whole hours, whatever the zone", () => {
    const zones = fc.constantFrom(oslo, "UTC", "Asia/Kolkata", "America/Santiago", "Australia/Lord_Howe");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 500 }), zones, (start, length, zone) => {
        const from = shiftDay("2025-01-01", start);
        const to = shiftDay(from, length);
        const { buckets } = bucketsOf({ from, to, zone }, later);
        for (const [index, bucket] of buckets.entries()) {
          expect(bucket.startsAt < bucket.endsAt).toBe(true);
          expect(bucket.startsAt).toMatch(/:00:00\.000Z$/);
          expect(buckets[index + 1]?.startsAt ?? bucket.endsAt).toBe(bucket.endsAt);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("the previous period", () => {
  test.each([
    ["ends where a finished one begins", "2026-05-31T22:00:00.000Z", later],
    ["ends at the same hour as a running one", "2026-05-30T08:00:00.000Z", "2026-06-02T08:30:00.000Z"],
    ["is an hour long at least", "2026-05-28T23:00:00.000Z", "2026-05-31T22:10:00.000Z"],
  ])("%s", (_claim, endsAt, now) => {
    const days = { from: "2026-06-01", to: "2026-06-03", zone: oslo };
    expect(previousSpan(days, now)).toEqual({ startsAt: "2026-05-28T22:00:00.000Z", endsAt });
  });
});

describe("what a range is compared with", () => {
  test.each([
    ["the time before it", "previous", "2026-05-28T22:00:00.000Z", "2026-05-31T22:00:00.000Z"],
    ["the same weekdays a week before", "week_before", "2026-05-24T22:00:00.000Z", "2026-05-27T22:00:00.000Z"],
    ["the same weekdays a year before", "year_before", "2025-06-01T22:00:00.000Z", "2025-06-04T22:00:00.000Z"],
  ] as const)("%s", (_claim, comparison, startsAt, endsAt) => {
    const days = { from: "2026-06-01", to: "2026-06-03", zone: oslo };
    expect(comparedSpan(days, later, comparison)).toEqual({ startsAt, endsAt });
  });

  test("ends at the same hour as a running range", () => {
    const days = { from: "2026-06-01", to: "2026-06-03", zone: oslo };
    expect(comparedSpan(days, "2026-06-02T08:30:00.000Z", "week_before").endsAt).toBe("2026-05-26T08:00:00.000Z");
  });
});
