import { roundHalfEven } from "./rounding.ts";

export interface CashFlow {
  amount: number;
  /** After the money was received; may be a fraction. */
  days: number;
}

/** Hundredths of a per cent: 6111 is 61.11 %. */
export interface EffectiveCost {
  yearBp: number;
  monthBp: number;
}

const steps = 200;

/**
 * The total effective cost (CET) of CMN resolution 4.881/2020: the yearly rate at which the payments are
 * worth `net` on the day it is received, and the monthly rate that compounds to it. Rounded half to even
 * (NBR 5891).
 *
 * @throws RangeError without something received and something to pay back.
 */
export function effectiveCost(net: number, payments: readonly CashFlow[]): EffectiveCost {
  if (!(net > 0) || !payments.some(({ amount }) => amount > 0)) {
    throw new RangeError("A cost needs money received and money paid back");
  }
  const year = yearlyRate(net, payments);
  return { yearBp: roundHalfEven(year * 10_000), monthBp: roundHalfEven(Math.expm1(Math.log1p(year) / 12) * 10_000) };
}

/** What payments are worth today at a yearly rate of `c`. */
export function presentValue(payments: readonly CashFlow[], c: number): number {
  return payments.reduce((sum, { amount, days }) => sum + amount / (1 + c) ** (days / 365), 0);
}

/** By bisection: the present value falls as the rate rises. */
function yearlyRate(net: number, payments: readonly CashFlow[]): number {
  let low = -0.99;
  let high = 100;
  // A fee that takes half of a loan of one month costs more than any usual bracket holds.
  while (presentValue(payments, high) > net && high < 1e12) high *= 10;
  for (let step = 0; step < steps; step += 1) {
    const middle = (low + high) / 2;
    if (presentValue(payments, middle) > net) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
