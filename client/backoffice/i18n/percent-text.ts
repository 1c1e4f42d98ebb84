import { percentOf } from "./number-text.ts";

/**
 * A share as people read it, in per cent with at most one decimal, halves away from zero: `0.1235` as `12.4 %`, and a
 * dash where there is nothing to take a share of. What only comes near nothing, or near everything, says so: 9,996 of
 * 10,000 are `> 99.9 %`, because 100 % would deny that four failed.
 */
export function percentText(share: number | null): string {
  if (share === null) return "–";
  const rounded = Math.round(Math.abs(share) * 1000) / 10;
  if (rounded === 0 && share !== 0) return `< ${percentOf(0.1)}`;
  if (rounded === 100 && share < 1) return `> ${percentOf(99.9)}`;
  return percentOf(share < 0 ? -rounded : rounded);
}
