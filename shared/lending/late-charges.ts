import { divideHalfAway } from "./rounding.ts";

/**
 * What is added to an installment that is not paid in time: a fine of 2 % once, and 1 % a month for each day.
 *
 * Both are charged on the principal and interest that are unpaid; charges bear no charges. A month counts as thirty
 * days, and what was paid on the due date itself was paid in time. The fine is the most that the consumer code allows
 * (Lei 8.078/1990, art. 52 § 1), the daily part the rate of the civil code (art. 406) as contracts word it.
 */
const finePercent = 2n;
const monthlyPercent = 1n;
const daysOfMonth = 30n;

/** What the charges of one installment are made of, as far as they have come. */
export interface LateCharges {
  /** Centavos that were unpaid at the end of the due date; null until that has passed. */
  unpaidWhenDue: number | null;
  /** Unpaid centavos times the days that they were late. */
  centavoDays: number;
}

export const noCharges: LateCharges = { unpaidWhenDue: null, centavoDays: 0 };

/** The charges after `unpaid` centavos were late for some more days. */
export function chargeFurther(charges: LateCharges, { unpaid, days }: { unpaid: number; days: number }): LateCharges {
  return {
    unpaidWhenDue: charges.unpaidWhenDue ?? unpaid,
    centavoDays: charges.centavoDays + unpaid * days,
  };
}

/** Fine and daily part in centavos, each rounded half away from zero. Never less than it was before. */
export function chargedAmount({ unpaidWhenDue, centavoDays }: LateCharges): number {
  const fine = divideHalfAway(BigInt(unpaidWhenDue ?? 0) * finePercent, 100n);
  return fine + divideHalfAway(BigInt(centavoDays) * monthlyPercent, 100n * daysOfMonth);
}
