/** Calendar days `YYYY-MM-DD` as a zone sees them, and the instants at which they begin. */

const dayMs = 86_400_000;

/** Making a formatter takes longer than a hundred uses of it. There are some six hundred zones. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();
const wallFormats = new Map<string, Intl.DateTimeFormat>();

/** Whether this is the IANA name of a time zone, such as `Europe/Oslo`. */
export function isZone(name: string): boolean {
  try {
    dayFormat(name);
    return true;
  } catch {
    return false;
  }
}

/** The calendar day of an instant in a zone. */
export function dayIn(zone: string, epochMs: number): string {
  return dayFormat(zone).format(epochMs);
}

/** Moves a calendar day; months and leap years come out right because days have no zone. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** How many days from one calendar day to another, both included. */
export function countDays({ from, to }: { from: string; to: string }): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs) + 1;
}

/** Moves a calendar day by whole months; where the month is shorter, to its last day. */
export function shiftMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const monthEnd = new Date(Date.UTC(year, month + months, 0));
  monthEnd.setUTCDate(Math.min(date, monthEnd.getUTCDate()));
  return monthEnd.toISOString().slice(0, 10);
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
  const parts = wallFormat(zone).formatToParts(epochMs);
  const part = (type: string) => Number(parts.find((piece) => piece.type === type)?.value ?? 0);
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return wall - Math.floor(epochMs / 1000) * 1000;
}

function dayFormat(zone: string): Intl.DateTimeFormat {
  return formatOf(dayFormats, zone, "en-CA", { year: "numeric", month: "2-digit", day: "2-digit" });
}

function wallFormat(zone: string): Intl.DateTimeFormat {
  return formatOf(wallFormats, zone, "en-US", {
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
}

/** @throws RangeError when there is no such zone. */
function formatOf(
  known: Map<string, Intl.DateTimeFormat>,
  zone: string,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const found = known.get(zone) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  known.set(zone, found);
  return found;
}
