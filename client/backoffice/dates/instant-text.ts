import { localeTag } from "../i18n/locale.ts";
import type { Words } from "../i18n/use-words.ts";

/** `21 Nov 2026, 14:03:09 GMT+1`: the whole instant with the zone it is told in. */
export function fullInstant(instant: string, zone: string): string {
  return new Intl.DateTimeFormat(localeTag(), {
    timeZone: zone,
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  }).format(Date.parse(instant));
}

/** `21 Nov, 14:03`, with the year only when it is another one. */
export function shortInstant(instant: string, zone: string, nowMs: number): string {
  const year = (epochMs: number) =>
    new Intl.DateTimeFormat(localeTag(), { timeZone: zone, year: "numeric" }).format(epochMs);
  const at = Date.parse(instant);
  return new Intl.DateTimeFormat(localeTag(), {
    timeZone: zone,
    day: "numeric",
    month: "short",
    ...(year(at) === year(nowMs) ? {} : { year: "numeric" }),
    hour: "2-digit",
    minute: "2-digit",
  }).format(at);
}

const steps = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** `5 minutes ago`, `in 2 days`; below a minute `now`. */
export function relativeInstant(instant: string, nowMs: number): string {
  const format = new Intl.RelativeTimeFormat(localeTag(), { numeric: "auto" });
  const delta = Date.parse(instant) - nowMs;
  for (const [unit, ms] of steps) {
    if (Math.abs(delta) >= ms) return format.format(Math.trunc(delta / ms), unit);
  }
  return format.format(0, "second");
}

/** `2 days 4 h`, `4 h 12 min`, `12 min`: the two largest parts of a length of time. */
export function durationText(words: Words, ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const inHours = words("duration.hours", { hours });
  if (days > 0) return `${words("duration.days", { smart_count: days })} ${inHours}`;
  const inMinutes = words("duration.minutes", { minutes: minutes % 60 });
  return hours > 0 ? `${inHours} ${inMinutes}` : inMinutes;
}
