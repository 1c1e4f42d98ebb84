import { perLocale } from "../i18n/locale.ts";

const format = perLocale(
  (tag) => new Intl.DateTimeFormat(tag, { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" }),
);

/** A calendar day, which is the same in every zone: `3 Apr 2026`. */
export function dayText(day: string): string {
  return format().format(Date.parse(`${day}T00:00:00Z`));
}
