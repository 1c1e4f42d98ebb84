import type { MetricsBucket, WebhookMetrics } from "../../../../shared/metrics/webhook-metrics.schema.ts";
import { localeTag } from "../../i18n/locale.ts";

type Range = Pick<WebhookMetrics["range"], "unit" | "zone">;

/** A bucket in short, for the axis: `14:00`, `3 Nov`, `Nov 2026`. */
export function bucketTick({ starts_at }: Pick<MetricsBucket, "starts_at">, { unit, zone }: Range): string {
  if (unit === "hour") return format(zone, { hour: "2-digit", minute: "2-digit" }, starts_at);
  return format(zone, unit === "month" ? { month: "short", year: "numeric" } : dayAndMonth, starts_at);
}

/** A bucket in full: `3 Nov, 14:00`, `Tue 3 Nov`, `3 Nov – 9 Nov`, `Nov 2026`. */
export function bucketLabel(bucket: Pick<MetricsBucket, "starts_at" | "ends_at">, { unit, zone }: Range): string {
  const { starts_at: startsAt, ends_at: endsAt } = bucket;
  if (unit === "hour") return format(zone, { ...dayAndMonth, hour: "2-digit", minute: "2-digit" }, startsAt);
  if (unit === "day") return format(zone, { weekday: "short", ...dayAndMonth }, startsAt);
  if (unit === "month") return bucketTick(bucket, { unit, zone });
  const last = new Date(Date.parse(endsAt) - 1).toISOString();
  return `${format(zone, dayAndMonth, startsAt)} – ${format(zone, { ...dayAndMonth, year: "numeric" }, last)}`;
}

const dayAndMonth = { day: "numeric", month: "short" } as const;

function format(zone: string, options: Intl.DateTimeFormatOptions, instant: string): string {
  return new Intl.DateTimeFormat(localeTag(), { timeZone: zone, ...options }).format(Date.parse(instant));
}
