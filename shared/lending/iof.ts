import type { IofBorrowerKind } from "./lending-states.ts";
import { divideHalfAway } from "./rounding.ts";

/** The rate of the tax on credit (IOF) for one kind of borrower, from a day on. Data, because decrees change it. */
export interface IofRate {
  borrowerKind: IofBorrowerKind;
  /** Calendar day. */
  effectiveFrom: string;
  /** Thousand-millionths of the principal for each day. */
  dailyPpb: number;
  /** Millionths of the financed principal, once. */
  flatPpm: number;
  /** Largest operation, centavos, to which it applies; above it the rate of a company does. Null: no bound. */
  operationMax: number | null;
}

/** Days beyond a year are not taxed (decree 6.306/2007, article 7). */
const taxedDaysMax = 365;

/**
 * The rate for an operation of `principal` centavos on a day.
 *
 * @throws RangeError when no rate is in force on that day.
 */
export function iofRateFor(
  rates: readonly IofRate[],
  operation: { borrowerKind: IofBorrowerKind; day: string; principal: number },
): IofRate {
  const inForce = rates
    .filter((rate) => rate.borrowerKind === operation.borrowerKind && rate.effectiveFrom <= operation.day)
    .reduce<IofRate | null>((last, rate) => (last && last.effectiveFrom > rate.effectiveFrom ? last : rate), null);
  if (inForce === null) throw new RangeError(`No rate of IOF for ${operation.borrowerKind} on ${operation.day}`);
  const isTooLarge = inForce.operationMax !== null && operation.principal > inForce.operationMax;
  return isTooLarge ? iofRateFor(rates, { ...operation, borrowerKind: "company" }) : inForce;
}

/**
 * The tax on an operation, centavos: a daily part on each installment's principal for the days until it
 * is due, at most a year, and a flat part on the whole (decree 6.306/2007 as changed by 12.499/2025).
 */
export function iofOf(rows: readonly { principal: number; days: number }[], rate: IofRate): number {
  const daily = BigInt(rate.dailyPpb);
  const flat = BigInt(rate.flatPpm) * 1_000n;
  const billionths = rows.reduce((sum, { principal, days }) => {
    const taxedDays = BigInt(Math.min(days, taxedDaysMax));
    return sum + BigInt(principal) * (daily * taxedDays + flat);
  }, 0n);
  return divideHalfAway(billionths, 1_000_000_000n);
}
