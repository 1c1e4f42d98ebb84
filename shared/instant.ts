import { z } from "zod";

/** UTC with milliseconds and `Z`, such as `2026-06-01T09:00:00.000Z`; sorts as text. */
export const instantSchema = z.iso.datetime({ precision: 3 }).meta({ description: "UTC" });

/** `from` moved by `deltaMs` milliseconds, as an instant. */
export function shiftInstant(from: string, deltaMs: number): string {
  return new Date(Date.parse(from) + deltaMs).toISOString();
}
