import { z } from "zod";
import { toMajorText } from "../../../shared/money.ts";

/** Centavos as decimal text with two places. */
export function wireMoney(amount: number): string {
  return toMajorText(amount, "BRL");
}

/** Millionths as a plain percentage: 35,000 is 3.5. */
export function wirePercentage(ppm: number): number {
  return ppm / 10_000;
}

/** An amount in a body, as text or as a number, with at most two decimals and nothing else; read as centavos. */
export const wireAmountSchema = z
  .preprocess(
    (given) => (typeof given === "number" ? String(given) : given),
    z.string().regex(/^\d{1,11}(?:\.\d{1,2})?$/, { error: "must be an amount with at most two decimals" }),
  )
  .transform((text) => {
    const [whole = "", fraction = ""] = text.split(".");
    return Number(whole + fraction.padEnd(2, "0"));
  })
  .meta({ description: 'Decimal text such as `"25000.00"`; a number does as well' });
