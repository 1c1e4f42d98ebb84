/** Rates are whole millionths (ppm) or thousand-millionths (ppb), so that a share of money is exact until it is rounded. */

/** Rounds half away from zero, to a whole number. */
export function roundHalfAway(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}

/** `numerator / denominator` rounded half away from zero. @throws RangeError beyond the safe integers. */
export function divideHalfAway(numerator: bigint, denominator: bigint): number {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = Number((2n * magnitude + denominator) / (2n * denominator));
  if (!Number.isSafeInteger(rounded)) throw new RangeError("An amount of credit is beyond what can be counted");
  return numerator < 0n ? -rounded : rounded;
}

/** The share of an amount that a rate in millionths makes, in the amount's own unit. */
export function shareOf(amount: number, ratePpm: number): number {
  return divideHalfAway(BigInt(amount) * BigInt(ratePpm), 1_000_000n);
}

/** Rounds half to even, to a whole number: NBR 5891, by which the total effective cost is stated. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** Millionths as the per cent that a wire or a person reads: 35,000 is 3.5. */
export function percentOfPpm(ratePpm: number): number {
  return ratePpm / 10_000;
}
