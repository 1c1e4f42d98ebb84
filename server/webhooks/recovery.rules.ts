import { shiftInstant } from "../../shared/instant.ts";

/** Deliveries that one step puts back in line at most, however long nobody looked. */
const batchMax = 500;
/** A pause is made up for by no more than this, so that a restart does not end in a burst. */
const creditMsMax = 1_000;

/** How many deliveries a rate allows now, and up to when it is spent by them. */
export function allowance(
  ratePerSecond: number,
  { steppedAt, now }: { steppedAt: string; now: string },
): { count: number; steppedAt: string } {
  const elapsedMs = Math.min(Date.parse(now) - Date.parse(steppedAt), creditMsMax);
  const count = Math.max(0, Math.min(Math.floor((ratePerSecond * elapsedMs) / 1000), batchMax));
  if (count === 0) return { count, steppedAt };
  const restMs = elapsedMs - Math.ceil((1000 * count) / ratePerSecond);
  return { count, steppedAt: shiftInstant(now, -Math.max(0, restMs)) };
}
