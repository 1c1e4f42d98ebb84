import { z } from "zod";

/** UTC with milliseconds and `Z`, such as `2026-06-01T09:00:00.000Z`; sorts as text. */
export const instantSchema = z.iso.datetime({ precision: 3 }).meta({ description: "UTC" });

/** `from` moved by `deltaMs` milliseconds, as an instant. */
export function shiftInstant(from: string, deltaMs: number): string {
  return new Date(Date.parse(from) + deltaMs).toISOString();
}

/** Whether `YYYY-MM-DD` is in the calendar. `Date` makes 2 March of 30 February instead of refusing it. */
export function isCalendarDay(text: string): boolean {
  const epoch = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(epoch) && new Date(epoch).toISOString().slice(0, 10) === text;
}
