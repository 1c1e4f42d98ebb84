import { effectiveCost } from "./cet.ts";
import { type DueDate, dueDates } from "./due-dates.ts";
import { type IofRate, iofOf, iofRateFor } from "./iof.ts";
import type { CostMode, IofBorrowerKind } from "./lending-states.ts";
import { type PriceRow, priceTable, regularInstallment } from "./price-table.ts";
import { shareOf } from "./rounding.ts";

export interface LoanWish {
  /** Centavos. */
  requestedAmount: number;
  installmentCount: number;
  /** Calendar day from which the due dates are counted. */
  baseDate: string;
  /** Interest a month, millionths. */
  ratePpm: number;
  /** Origination fee, millionths of the requested amount. */
  feePpm: number;
  costMode: CostMode;
  borrowerKind: IofBorrowerKind;
  iofRates: readonly IofRate[];
}

export interface LoanRow extends PriceRow {
  /** From 1. */
  number: number;
  dueDate: string;
  /** From the base date. */
  days: number;
}

/** Amounts are centavos. `total = net + fees + iof + interest` in both cost modes. */
export interface LoanFigures {
  /** What interest is charged on at first. */
  principal: number;
  /** What the customer gets. */
  net: number;
  fees: number;
  iof: number;
  interest: number;
  total: number;
  installmentAmount: number;
  /** Total effective cost, hundredths of a per cent. */
  cetYearBp: number;
  cetMonthBp: number;
  rows: readonly LoanRow[];
}

/** Cents settle after a handful of rounds. */
const financingRoundsMax = 50;

/**
 * What a loan costs: Price table, IOF and total effective cost, from a wish.
 *
 * `deducted` takes fee and tax out of what is paid out. `financed` lends them on top: the tax depends on
 * the principal, which contains the tax, so it is computed until it stays the same to the cent.
 *
 * @throws RangeError when fee and tax leave nothing to pay out, or no rate of tax is in force.
 */
export function simulateLoan(wish: LoanWish): LoanFigures {
  const fees = shareOf(wish.requestedAmount, wish.feePpm);
  const isFinanced = wish.costMode === "financed";
  const dates = dueDates(wish.baseDate, wish.installmentCount);
  const { iof, rows, principal } = isFinanced
    ? financedPlan(wish, dates, wish.requestedAmount + fees)
    : planOf(wish, dates, wish.requestedAmount);
  const net = isFinanced ? wish.requestedAmount : wish.requestedAmount - fees - iof;
  const total = rows.reduce((sum, { amount }) => sum + amount, 0);
  const cost = effectiveCost(net, rows);
  return {
    principal,
    net,
    fees,
    iof,
    interest: total - principal,
    total,
    installmentAmount: regularInstallment({ principal, ratePpm: wish.ratePpm, count: wish.installmentCount }),
    cetYearBp: cost.yearBp,
    cetMonthBp: cost.monthBp,
    rows,
  };
}

interface Plan {
  principal: number;
  iof: number;
  rows: readonly LoanRow[];
}

function planOf(wish: LoanWish, dates: readonly DueDate[], principal: number): Plan {
  const table = priceTable({ principal, ratePpm: wish.ratePpm, count: dates.length });
  const rows = table.flatMap((row, index) => {
    const due = dates[index];
    return due === undefined ? [] : [{ ...row, ...due, number: index + 1 }];
  });
  const rate = iofRateFor(wish.iofRates, { borrowerKind: wish.borrowerKind, day: wish.baseDate, principal });
  return { principal, iof: iofOf(rows, rate), rows };
}

/**
 * The plan whose principal contains its own tax. Rounding can make two neighboring taxes call for each
 * other for ever; the larger of them is then lent, so that the tax is covered.
 */
function financedPlan(wish: LoanWish, dates: readonly DueDate[], withoutTax: number): Plan {
  let tax = 0;
  for (let round = 1; ; round += 1) {
    const plan = planOf(wish, dates, withoutTax + tax);
    if (plan.iof === tax) return plan;
    if (round >= financingRoundsMax && plan.iof < tax) return { ...plan, iof: tax };
    tax = plan.iof;
  }
}
