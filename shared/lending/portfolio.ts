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

export const ageBands = ["current", "1-30", "31-60", "61-90", "91-180", ">180"] as const;
export type AgeBand = (typeof ageBands)[number];

const lastDayOf: readonly (readonly [AgeBand, number])[] = [
  ["current", 0],
  ["1-30", 30],
  ["31-60", 60],
  ["61-90", 90],
  ["91-180", 180],
];

/** Such a group on a day. */
export interface AgedGroup extends BookGroup {
  /** Days that the oldest unpaid installment is late; null where nothing is owed. */
  days_late: number | null;
}

/** How late each group is on a day. There are far fewer due dates than groups. */
export function agedOn(groups: readonly BookGroup[], today: string): AgedGroup[] {
  const known = new Map<string, number>();
  const lateness = (due: string) => {
    const days = known.get(due) ?? daysLate(due, today);
    known.set(due, days);
    return days;
  };
  return groups.map((group) => ({
    ...group,
    days_late: group.oldest_due === null ? null : lateness(group.oldest_due),
  }));
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
export function atRisk(groups: readonly AgedGroup[], days: number): BookShare {
  return sumBook(groups.filter(({ days_late }) => days_late !== null && days_late > days));
}

/** Outstanding principal by the age of the oldest unpaid installment. A finished loan is in no band. */
export function ageing(groups: readonly AgedGroup[]): { band: AgeBand; share: BookShare }[] {
  const shares = new Map(ageBands.map((band) => [band, { loans: 0, outstanding: 0 }]));
  for (const { days_late, loans, outstanding } of groups) {
    const share = days_late === null ? undefined : shares.get(ageBand(days_late));
    if (share === undefined) continue;
    share.loans += loans;
    share.outstanding += outstanding;
  }
  return [...shares].map(([band, share]) => ({ band, share }));
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
export function vintages(groups: readonly AgedGroup[]): Vintage[] {
  const byMonth = new Map<string, AgedGroup[]>();
  for (const group of groups) {
    const own = byMonth.get(group.month);
    if (own === undefined) byMonth.set(group.month, [group]);
    else own.push(group);
  }
  return [...byMonth]
    .map(([month, own]) => ({
      month,
      ...sumBook(own),
      disbursed: own.reduce((sum, { disbursed }) => sum + disbursed, 0),
      at_risk: atRisk(own, 30).outstanding,
    }))
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
}

export function sumBook(groups: readonly BookGroup[]): BookShare {
  return groups.reduce(
    (sum, { loans, outstanding }) => ({ loans: sum.loans + loans, outstanding: sum.outstanding + outstanding }),
    { loans: 0, outstanding: 0 },
  );
}
