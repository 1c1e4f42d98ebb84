import { type Minor, minor } from "../../shared/money.ts";

/** What the embedded sandbox keeps of a capture, in hundredths of a percent, by product. */
const rates: Readonly<Record<string, bigint>> = { swish: 150n, klarna: 299n, collector: 250n, instabank: 250n };
const usualRate = 200n;

/** The product of a payment product type: `dintero_psp` of `dintero_psp.creditcard`. */
export function providerOf(method: string): string {
  return method.split(".")[0] ?? method;
}

/**
 * The fee of a capture, minor units, rounded half up. It is kept when the money goes back later, so
 * a refund costs nothing and returns nothing.
 */
export function captureFee(method: string, amount: number): Minor {
  const rate = rates[providerOf(method)] ?? usualRate;
  return minor(Number((BigInt(amount) * rate + 5_000n) / 10_000n));
}
