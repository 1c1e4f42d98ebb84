/** Calendar days `YYYY-MM-DD` as a zone sees them, and the instants at which they begin. */

const dayMs = 86_400_000;

/** The calendar day of an instant in a zone. */
export function dayIn(zone: string, epochMs: number): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    epochMs,
  );
}

/** Moves a calendar day; months and leap years come out right because days have no zone. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** The first instant of a day in a zone, also on the days that have 23 or 25 hours. */
export function startOfDay(zone: string, day: string): string {
  const guess = Date.parse(`${day}T00:00:00Z`);
  const first = guess - offsetMs(zone, guess);
  // The offset may differ between the guess and the midnight it led to.
  const second = guess - offsetMs(zone, first);
  const start = dayIn(zone, second) === day ? second : Math.max(first, second);
  return new Date(start).toISOString();
}

/** The last millisecond of a day in a zone. */
export function endOfDay(zone: string, day: string): string {
  return new Date(Date.parse(startOfDay(zone, shiftDay(day, 1))) - 1).toISOString();
}

/** How far the zone's clocks are ahead of UTC at an instant. */
function offsetMs(zone: string, epochMs: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(epochMs);
  const part = (type: string) => Number(parts.find((piece) => piece.type === type)?.value ?? 0);
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return wall - Math.floor(epochMs / 1000) * 1000;
}
