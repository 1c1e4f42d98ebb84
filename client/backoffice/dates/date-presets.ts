import { dayIn, endOfDay, shiftDay, startOfDay } from "../../../shared/calendar-day.ts";

export const datePresets = ["today", "yesterday", "last_7_days", "last_30_days", "this_month"] as const;
export type DatePreset = (typeof datePresets)[number];

/** What figures are asked for over longer ranges. */
export const rangePresets = [
  "today",
  "yesterday",
  "last_7_days",
  "last_14_days",
  "last_30_days",
  "last_90_days",
  "this_month",
] as const satisfies readonly (DatePreset | `last_${number}_days`)[];
export type RangePreset = (typeof rangePresets)[number];

/** Both days are included. */
export interface DayRange {
  from: string;
  to: string;
}

/** The calendar days of a preset, as the zone sees them now. Seven days are today and the six before it. */
export function presetDays(preset: DatePreset | RangePreset, zone: string, nowMs: number): DayRange {
  const today = dayIn(zone, nowMs);
  switch (preset) {
    case "today":
      return { from: today, to: today };
    case "yesterday":
      return { from: shiftDay(today, -1), to: shiftDay(today, -1) };
    case "last_7_days":
      return { from: shiftDay(today, -6), to: today };
    case "last_14_days":
      return { from: shiftDay(today, -13), to: today };
    case "last_30_days":
      return { from: shiftDay(today, -29), to: today };
    case "last_90_days":
      return { from: shiftDay(today, -89), to: today };
    case "this_month":
      return { from: `${today.slice(0, 8)}01`, to: today };
  }
}

export interface InstantRange {
  gte: string;
  lte: string;
}

export function daysToInstants(range: DayRange, zone: string): InstantRange {
  return { gte: startOfDay(zone, range.from), lte: endOfDay(zone, range.to) };
}

/** The preset whose instants these are, for the chip's words; null for a range of the person's own. */
export function presetOf(range: InstantRange, zone: string, nowMs: number): DatePreset | null {
  const isSame = (preset: DatePreset) => {
    const wanted = daysToInstants(presetDays(preset, zone, nowMs), zone);
    return wanted.gte === range.gte && wanted.lte === range.lte;
  };
  return datePresets.find(isSame) ?? null;
}
