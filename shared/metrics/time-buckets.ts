import { countDays, shiftDay, startOfDay } from "../calendar-day.ts";

const hourMs = 3_600_000;

/** Longest ranges, in calendar days, that are shown in hours, days and weeks; longer ones are shown in months. */
const hoursUpTo = 2;
const daysUpTo = 92;
const weeksUpTo = 371;
/** What a range may span, in calendar days: three years. */
export const rangeDaysMax = 1_096;

export const bucketUnits = ["hour", "day", "week", "month"] as const;
export type BucketUnit = (typeof bucketUnits)[number];

/** Calendar days in a zone, both included. */
export interface ZonedDays {
  from: string;
  to: string;
  zone: string;
}

/** From `startsAt` up to `endsAt`, which belongs to the next; UTC, on whole hours. */
export interface TimeSpan {
  startsAt: string;
  endsAt: string;
}

export interface TimeBucket extends TimeSpan {
  /** It is not over yet. */
  isRunning: boolean;
}

/**
 * The buckets of a range as its zone sees them: hours up to two days, days up to 92, then weeks from Monday on,
 * then calendar months. What has not begun yet is left out; without a bucket at all there would be nothing to
 * show, so a range that lies ahead has its first one.
 */
export function bucketsOf(days: ZonedDays, now: string): { unit: BucketUnit; buckets: TimeBucket[] } {
  const unit = unitOf(days);
  const starts = unit === "hour" ? hourStarts(days) : dayStarts(days, unit).map((day) => startIn(days.zone, day));
  const end = startIn(days.zone, shiftDay(days.to, 1));
  const buckets = starts
    .map((startsAt, index) => ({ startsAt, endsAt: starts[index + 1] ?? end }))
    .filter(({ startsAt }, index) => index === 0 || startsAt <= now)
    .map((span) => ({ ...span, isRunning: span.startsAt <= now && now < span.endsAt }));
  return { unit, buckets };
}

/** What a range is compared with: the time before it, the same weekdays a week before, or those of 52 weeks before. */
export const comparisons = ["previous", "week_before", "year_before"] as const;
export type Comparison = (typeof comparisons)[number];

/** Whole weeks, so that a Monday is compared with a Monday. */
const shiftedDays = { week_before: 7, year_before: 364 } as const;

/**
 * The equally long time before a range. While the range is running, it ends as many whole hours after its start
 * as have passed of the range, so that a morning is not compared with a day.
 */
export function previousSpan(days: ZonedDays, now: string): TimeSpan {
  return spanBefore(days, now, countDays(days));
}

/** The time that a range is compared with, as far as the range has run. */
export function comparedSpan(days: ZonedDays, now: string, comparison: Comparison): TimeSpan {
  return spanBefore(days, now, comparison === "previous" ? countDays(days) : shiftedDays[comparison]);
}

function spanBefore(days: ZonedDays, now: string, shift: number): TimeSpan {
  const startsAt = startIn(days.zone, shiftDay(days.from, -shift));
  const endsAt = startIn(days.zone, shiftDay(days.to, 1 - shift));
  const begin = startIn(days.zone, days.from);
  if (now >= startIn(days.zone, shiftDay(days.to, 1))) return { startsAt, endsAt };
  const passedMs = Math.max(hourMs, Math.floor((Date.parse(now) - Date.parse(begin)) / hourMs) * hourMs);
  const endsMs = Math.min(Date.parse(startsAt) + passedMs, Date.parse(endsAt));
  return { startsAt, endsAt: new Date(endsMs).toISOString() };
}

function unitOf(days: ZonedDays): BucketUnit {
  const length = countDays(days);
  if (length <= hoursUpTo) return "hour";
  if (length <= daysUpTo) return "day";
  return length <= weeksUpTo ? "week" : "month";
}

function hourStarts({ from, to, zone }: ZonedDays): string[] {
  return hoursWithin({ startsAt: startIn(zone, from), endsAt: startIn(zone, shiftDay(to, 1)) });
}

/** The first day of each bucket; the first bucket may begin in the middle of its week or month. */
function dayStarts({ from, to }: ZonedDays, unit: Exclude<BucketUnit, "hour">): string[] {
  const starts: string[] = [];
  for (let day = from; day <= to; day = shiftDay(day, 1)) {
    if (day === from || unit === "day" || isFirstOf(day, unit)) starts.push(day);
  }
  return starts;
}

function isFirstOf(day: string, unit: "week" | "month"): boolean {
  return unit === "month" ? day.endsWith("-01") : new Date(`${day}T00:00:00Z`).getUTCDay() === 1;
}

/** The instants at which the hours of a span begin. */
export function hoursWithin({ startsAt, endsAt }: TimeSpan): string[] {
  const hours: string[] = [];
  for (let ms = Date.parse(startsAt); ms < Date.parse(endsAt); ms += hourMs) hours.push(new Date(ms).toISOString());
  return hours;
}

/** Where days begin within an hour of UTC, as in India, the whole hour before it: counts are kept by UTC hours. */
function startIn(zone: string, day: string): string {
  const ms = Date.parse(startOfDay(zone, day));
  return new Date(ms - (((ms % hourMs) + hourMs) % hourMs)).toISOString();
}
