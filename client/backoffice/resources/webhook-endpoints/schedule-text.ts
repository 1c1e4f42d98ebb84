import type { Schedule } from "../../../../shared/webhooks/schedule.schema.ts";
import type { Words } from "../../i18n/use-words.ts";

/** With what each is counted in from: a single day is 24 hours to whoever waits for it. */
const units = [
  { name: "days", ms: 86_400_000, fromMs: 172_800_000 },
  { name: "hours", ms: 3_600_000, fromMs: 3_600_000 },
  { name: "minutes", ms: 60_000, fromMs: 60_000 },
] as const;

/** `5 seconds`, `30 minutes`, `2 hours`, `5 days`: whole units, the largest that fits. */
export function waitText(words: Words, ms: number): string {
  const unit = units.find(({ ms: unitMs, fromMs }) => ms >= fromMs && ms % unitMs === 0);
  if (unit === undefined) return words("retry_schedule.seconds", { smart_count: Math.round(ms / 1000) });
  return words(`retry_schedule.${unit.name}`, { smart_count: ms / unit.ms });
}

/** The waits in words, the same ones together: `5 seconds, 5 minutes and 11 times 2 hours`. */
export function waitsText(words: Words, delays: readonly number[]): string {
  const runs: { ms: number; count: number }[] = [];
  for (const ms of delays) {
    const last = runs.at(-1);
    if (last?.ms === ms) last.count += 1;
    else runs.push({ ms, count: 1 });
  }
  const parts = runs.map(({ ms, count }) =>
    count === 1 ? waitText(words, ms) : words("retry_schedule.times", { count, wait: waitText(words, ms) }),
  );
  const last = parts.pop() ?? "";
  return parts.length === 0 ? last : `${parts.join(", ")} ${words("retry_schedule.and")} ${last}`;
}

/** `410`, `300 to 499`. */
export function codesText(codes: Schedule["ending_codes"]): string {
  return codes.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(", ");
}
