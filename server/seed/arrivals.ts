import type { Random } from "./random.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How busy a web shop is at each hour of a Nordic day, by UTC hour in summer time. */
const hourWeights = [2, 1, 1, 1, 2, 5, 12, 22, 34, 42, 47, 50, 49, 46, 45, 47, 52, 60, 72, 80, 66, 38, 16, 6] as const;

/** Sunday first: people shop on Sunday evenings and Mondays, less on Saturdays. */
const weekdayWeights = [1.18, 1.15, 1.04, 1, 0.98, 0.88, 0.77] as const;

export interface ArrivalRequest {
  count: number;
  /** The last moment, epoch milliseconds; nothing arrives later. */
  untilMs: number;
  days: number;
  random: Random;
}

/**
 * When buyers come, in order: nights are quiet, Sundays busy, and the shop grows by a third over the whole
 * period. Yields exactly `count` epoch milliseconds.
 */
export function* arrivals({ count, untilMs, days, random }: ArrivalRequest): Generator<number> {
  const startMs = untilMs - days * dayMs;
  const weights = hourlyWeights({ startMs, untilMs, random });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let given = 0;
  let reached = 0;
  for (const [hour, weight] of weights.entries()) {
    reached += weight;
    const share = hour === weights.length - 1 ? count : Math.round((reached / total) * count);
    const offsets = Array.from({ length: share - given }, () => random.below(hourMs));
    offsets.sort((left, right) => left - right);
    for (const offset of offsets) yield startMs + hour * hourMs + offset;
    given = share;
  }
}

function hourlyWeights({ startMs, untilMs, random }: Pick<ArrivalRequest, "untilMs" | "random"> & { startMs: number }) {
  const hours = Math.round((untilMs - startMs) / hourMs);
  const weights: number[] = [];
  let mood = 1;
  for (let hour = 0; hour < hours; hour += 1) {
    const at = new Date(startMs + hour * hourMs);
    // A campaign or a rainy weekend lasts a day.
    if (hour % 24 === 0) mood = 0.8 + 0.4 * random.unit();
    const growth = 1 + hour / hours / 3;
    weights.push((hourWeights[at.getUTCHours()] ?? 1) * (weekdayWeights[at.getUTCDay()] ?? 1) * growth * mood);
  }
  return weights;
}
