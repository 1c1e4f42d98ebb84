const format = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" });

/** A calendar day, which is the same in every zone: `3 Apr 2026`. */
export function dayText(day: string): string {
  return format.format(Date.parse(`${day}T00:00:00Z`));
}
