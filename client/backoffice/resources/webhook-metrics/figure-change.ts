import type { Share } from "../../../../shared/metrics/webhook-metrics.schema.ts";
import { fewUpTo } from "../../charts/chart.ts";

/** How a figure stands against the time before; null where there is nothing, or too little, to compare with. */
export interface FigureChange {
  direction: "up" | "down" | "same";
  /** Without its sign: percentage points for rates, percent for the rest. */
  amount: number;
}

/** In percentage points. */
export function rateChange(now: Share, before: Share): FigureChange | null {
  if (now.denominator <= fewUpTo || before.denominator <= fewUpTo) return null;
  return changeOf(100 * (now.numerator / now.denominator - before.numerator / before.denominator));
}

/** In percent of what was. */
export function amountChange(now: number | null, before: number | null): FigureChange | null {
  if (now === null || before === null || before === 0) return null;
  return changeOf((100 * (now - before)) / before);
}

function changeOf(difference: number): FigureChange {
  const amount = Math.round(Math.abs(difference) * 10) / 10;
  if (amount === 0) return { direction: "same", amount };
  return { direction: difference > 0 ? "up" : "down", amount };
}
