import type { Schedule } from "../../shared/webhooks/schedule.schema.ts";
import type { Dialect } from "./dialect.ts";

const codes = Array.from({ length: 300 }, (_, index) => 300 + index);

/** A dialect's rules as they can be told to people: asked of it one by one, so that they cannot differ from what it does. */
export function presentSchedule(dialect: Dialect, retentionDays: number): Schedule {
  const { endpoints } = dialect;
  const delays = Array.from({ length: dialect.attemptsMax - 1 }, (_, index) => dialect.retryDelayMs(index + 1));
  return {
    timeout_ms: dialect.timeoutMs,
    retry_delays_ms: delays.filter((delay) => delay !== null),
    jitter: dialect.jitter,
    retry_after_ms_max: dialect.retryAfterMsMax,
    ending_codes: stretchesOf(codes.filter((code) => dialect.isTerminal(code))),
    gone_disables: endpoints?.goneDisables ?? false,
    disabling: endpoints?.disabling ?? null,
    retention_days: retentionDays,
  };
}

/** `[410]` as `[[410, 410]]`, `[300, 301, 302, 400]` as `[[300, 302], [400, 400]]`. */
function stretchesOf(sorted: readonly number[]): [number, number][] {
  const stretches: [number, number][] = [];
  for (const code of sorted) {
    const last = stretches.at(-1);
    if (last !== undefined && last[1] === code - 1) last[1] = code;
    else stretches.push([code, code]);
  }
  return stretches;
}
