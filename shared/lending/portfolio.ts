import { daysLate } from "./installment-state.ts";

/** Loans that were paid out in one month and whose oldest unpaid installment is due on one day; or a single loan. */
export interface BookGroup {
  /** `YYYY-MM` of the disbursement. */
  month: string;
  /** Calendar day; null where nothing is owed any more. */
  oldest_due: string | null;
  loans: number;
  /** Principal that was lent, centavos. */
  disbursed: number;
  /** Principal that is still owed, centavos. */
  outstanding: number;
}

/** Days late beyond which a whole loan counts as at risk. */
export const parDays = [1, 30, 60, 90] as const;
export type ParDays = (typeof parDays)[number];

export const ageBands = ["current", "1-30", "31-60", "61-90", "91-180", ">180"] as const;
export type AgeBand = (typeof ageBands)[number];

const lastDayOf: readonly (readonly [AgeBand, number])[] = [
  ["current", 0],
  ["1-30", 30],
  ["31-60", 60],
  ["61-90", 90],
  ["91-180", 180],
];

/** Days that the oldest unpaid installment is late; zero while none is. */
export function daysLateOf({ oldest_due }: Pick<BookGroup, "oldest_due">, today: string): number {
  return oldest_due === null ? 0 : daysLate(oldest_due, today);
}

export function ageBand(days: number): AgeBand {
  return lastDayOf.find(([, last]) => days <= last)?.[0] ?? ">180";
}

/** Principal and loans; the principal is centavos. */
export interface BookShare {
  loans: number;
  outstanding: number;
}

/** What is owed by loans with any installment more than so many days late: their whole outstanding principal. */
export function atRisk(groups: readonly BookGroup[], today: string, days: number): BookShare {
  return sumBook(groups.filter((group) => daysLateOf(group, today) > days));
}

/** Outstanding principal by the age of the oldest unpaid installment. A finished loan is in no band. */
export function ageing(groups: readonly BookGroup[], today: string): { band: AgeBand; share: BookShare }[] {
  const owing = groups.filter(({ oldest_due }) => oldest_due !== null);
  return ageBands.map((band) => ({
    band,
    share: sumBook(owing.filter((group) => ageBand(daysLateOf(group, today)) === band)),
  }));
}

export interface Vintage {
  month: string;
  loans: number;
  disbursed: number;
  outstanding: number;
  /** Outstanding principal of the loans that are more than thirty days late. */
  at_risk: number;
}

/** Loans by the month in which they were paid out, the oldest first. */
export function vintages(groups: readonly BookGroup[], today: string): Vintage[] {
  const months = [...new Set(groups.map(({ month }) => month))].toSorted();
  return months.map((month) => {
    const own = groups.filter((group) => group.month === month);
    return {
      month,
      ...sumBook(own),
      disbursed: own.reduce((sum, { disbursed }) => sum + disbursed, 0),
      at_risk: atRisk(own, today, 30).outstanding,
    };
  });
}

export function sumBook(groups: readonly BookGroup[]): BookShare {
  return groups.reduce(
    (sum, { loans, outstanding }) => ({ loans: sum.loans + loans, outstanding: sum.outstanding + outstanding }),
    { loans: 0, outstanding: 0 },
  );
}
