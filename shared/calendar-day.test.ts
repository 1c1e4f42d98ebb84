import { expect, test } from "vitest";
import { dayIn, endOfDay, shiftDay, shiftMonths, startOfDay } from "./calendar-day.ts";

const hours = (zone: string, day: string) =>
  Math.round((Date.parse(endOfDay(zone, day)) + 1 - Date.parse(startOfDay(zone, day))) / 3_600_000);

test.each([
  ["an ordinary day has 24 hours", "Europe/Oslo", "2026-06-01", 24],
  ["the day that summer time begins has 23 hours", "Europe/Oslo", "2026-03-29", 23],
  ["the day that summer time ends has 25 hours", "Europe/Oslo", "2026-10-25", 25],
  ["UTC knows no summer time", "UTC", "2026-10-25", 24],
  ["the day after the change is whole again", "Europe/Oslo", "2026-10-26", 24],
  ["a zone that skips midnight begins at one o'clock", "America/Santiago", "2026-09-06", 23],
])("%s", (_claim, zone, day, length) => expect(hours(zone, day)).toBe(length));

test("a day begins at its own midnight", () => {
  expect(startOfDay("Europe/Oslo", "2026-06-01")).toBe("2026-05-31T22:00:00.000Z");
  expect(startOfDay("Europe/Oslo", "2026-12-01")).toBe("2026-11-30T23:00:00.000Z");
  expect(startOfDay("Asia/Kolkata", "2026-06-01")).toBe("2026-05-31T18:30:00.000Z");
});

test("an instant belongs to the day that the zone sees", () => {
  const late = Date.parse("2026-06-01T22:30:00.000Z");
  expect(dayIn("UTC", late)).toBe("2026-06-01");
  expect(dayIn("Europe/Oslo", late)).toBe("2026-06-02");
});

test("days are counted over months and leap years", () => {
  expect(shiftDay("2028-02-28", 1)).toBe("2028-02-29");
  expect(shiftDay("2026-03-01", -1)).toBe("2026-02-28");
});

test.each([
  ["keep their day", "2026-03-03", 1, "2026-04-03"],
  ["end with a shorter month", "2026-01-30", 1, "2026-02-28"],
  ["end with a leap February", "2028-01-31", 1, "2028-02-29"],
  ["lead into another year", "2026-11-15", 14, "2028-01-15"],
  ["can be none", "2026-12-31", 0, "2026-12-31"],
])("months %s", (_claim, day, months, moved) => expect(shiftMonths(day, months)).toBe(moved));
