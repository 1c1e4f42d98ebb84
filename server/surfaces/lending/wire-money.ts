import { toMajorText } from "../../../shared/money.ts";

/** Centavos as decimal text with two places. */
export function wireMoney(amount: number): string {
  return toMajorText(amount, "BRL");
}

/** Millionths as a plain percentage: 35,000 is 3.5. */
export function wirePercentage(ppm: number): number {
  return ppm / 10_000;
}
