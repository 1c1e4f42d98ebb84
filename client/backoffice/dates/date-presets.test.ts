import { expect, test } from "vitest";
import { datePresets, daysToInstants, presetDays, presetOf } from "./date-presets.ts";

const zone = "Europe/Oslo";
const now = Date.parse("2026-10-26T00:30:00.000Z");

test.each([
  ["today", "2026-10-26", "2026-10-26"],
  ["yesterday", "2026-10-25", "2026-10-25"],
  ["last_7_days", "2026-10-20", "2026-10-26"],
  ["last_14_days", "2026-10-13", "2026-10-26"],
  ["last_30_days", "2026-09-27", "2026-10-26"],
  ["last_90_days", "2026-07-29", "2026-10-26"],
  ["this_month", "2026-10-01", "2026-10-26"],
] as const)("%s is from %s to %s", (preset, from, to) => expect(presetDays(preset, zone, now)).toEqual({ from, to }));

test("yesterday covers all 25 hours of the day that summer time ended", () => {
  expect(daysToInstants(presetDays("yesterday", zone, now), zone)).toEqual({
    gte: "2026-10-24T22:00:00.000Z",
    lte: "2026-10-25T22:59:59.999Z",
  });
});

test.each(datePresets)("the instants of %s are recognized as that preset", (preset) => {
  expect(presetOf(daysToInstants(presetDays(preset, zone, now), zone), zone, now)).toBe(preset);
});

test("a range of one's own is no preset", () => {
  expect(presetOf({ gte: "2026-01-01T00:00:00.000Z", lte: "2026-02-01T00:00:00.000Z" }, zone, now)).toBeNull();
});
