export { csvLine, csvText } from "../../../shared/csv.ts";

/** `2026-06-01 11:00:00 +02:00` in one zone. */
export type ZoneFormat = (instant: string) => string;

/** @throws RangeError when the zone is not an IANA name. */
export function zoneFormat(zone: string): ZoneFormat {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "longOffset",
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
    const offset = part("timeZoneName").replace("GMT", "");
    const day = `${part("year")}-${part("month")}-${part("day")}`;
    return `${day} ${part("hour")}:${part("minute")}:${part("second")} ${offset === "" ? "+00:00" : offset}`;
  };
}

const fileNameMax = 120;

/** `payments_status-CAPTURED_2026-06-01.csv`: what was asked for and on which day, in characters that every system takes. */
export function exportFileName(list: string, filters: readonly (readonly [string, string])[], day: string): string {
  const asked = filters.map(([name, value]) => `_${plain(name)}-${plain(value)}`).join("");
  return `${list}${asked.slice(0, fileNameMax)}_${day}.csv`;
}

function plain(text: string): string {
  return text.replace(/[^A-Za-z0-9.]+/g, "-").replace(/^-+|-+$/g, "");
}
