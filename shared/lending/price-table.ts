import { roundHalfAway, shareOf } from "./rounding.ts";

/** Centavos. */
export interface PriceRow {
  principal: number;
  interest: number;
  amount: number;
  /** Principal that is left after it. */
  balance: number;
}

export interface PriceTerms {
  /** Financed principal, centavos. */
  principal: number;
  /** Interest a month, millionths. */
  ratePpm: number;
  count: number;
}

/** The constant installment of the French (Price) system, centavos: `F i / (1 - (1 + i)^-n)`, or `F / n` without interest. */
export function regularInstallment({ principal, ratePpm, count }: PriceTerms): number {
  if (ratePpm === 0) return roundHalfAway(principal / count);
  const rate = ratePpm / 1_000_000;
  return roundHalfAway((principal * rate) / -Math.expm1(-count * Math.log1p(rate)));
}

/**
 * The rows of the Price table. Interest is rounded in each, and the last row pays what is left, so that
 * the principal adds up.
 *
 * A row never repays more than what is left: with few centavos over many months the rounded installment
 * would repay too much too early, and the last row would become negative.
 */
export function priceTable(terms: PriceTerms): readonly PriceRow[] {
  const installment = regularInstallment(terms);
  const rows: PriceRow[] = [];
  let balance = terms.principal;
  for (let number = 1; number <= terms.count; number += 1) {
    const interest = shareOf(balance, terms.ratePpm);
    const principal = number === terms.count ? balance : Math.min(Math.max(installment - interest, 0), balance);
    balance -= principal;
    rows.push({ principal, interest, amount: principal + interest, balance });
  }
  return rows;
}
