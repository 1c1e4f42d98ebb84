import { percentOf } from "../../i18n/number-text.ts";

/** A share from 0 to 1 as people read it; a dash where there is nothing to take a share of. Never rounded up to 100 %. */
export function percentText(share: number | null): string {
  if (share === null) return "–";
  const floored = Math.floor(share * 1000) / 10;
  return percentOf(floored);
}
