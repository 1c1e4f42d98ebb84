import { shiftDay } from "../../../shared/calendar-day.ts";
import type { Dues } from "../../../shared/lending/installment-state.ts";
import {
  agedOn,
  ageing,
  atRisk,
  type BookGroup,
  parDays,
  sumBook,
  vintages,
} from "../../../shared/lending/portfolio.ts";
import type { Portfolio } from "../../../shared/lending/portfolio.schema.ts";

/** What happened and what was due on one day. Centavos. */
export interface PortfolioDay {
  day: string;
  principal_disbursed: number;
  principal_repaid: number;
  interest_repaid: number;
  fees_repaid: number;
  principal_due: number;
  interest_due: number;
  fees_due: number;
  principal_met: number;
  interest_met: number;
  fees_met: number;
}

const periodDays = 30;
const monthsShown = 12;

/** The figures of a book from its groups of loans and its days. `today` is the account's calendar day. */
export function portfolioFigures(
  book: readonly BookGroup[],
  days: readonly PortfolioDay[],
  today: string,
): Omit<Portfolio, "account_id" | "accounts" | "offers" | "offers_before" | "offers_expiring"> {
  const past = days.filter(({ day }) => day < today);
  const groups = agedOn(book, today);
  const owing = groups.filter(({ days_late }) => days_late !== null);
  const from = shiftDay(today, -periodDays);
  return {
    today,
    loans: sumBook(owing).loans,
    outstanding: unmet(days),
    outstanding_before: principalAt(days, from),
    disbursed: sum(days, (day) => day.principal_disbursed),
    repaid: {
      principal: sum(days, (day) => day.principal_repaid),
      interest: sum(days, (day) => day.interest_repaid),
      fees: sum(days, (day) => day.fees_repaid),
    },
    arrears: { ...unmet(past), loans: atRisk(groups, 0).loans },
    par: parDays.map((count) => ({ days: count, ...atRisk(groups, count) })),
    ageing: ageing(groups).map(({ band, share }) => ({ band, ...share })),
    collection: collectionOf(past.filter(({ day }) => day >= from)),
    collection_before: collectionOf(past.filter(({ day }) => day < from && day >= shiftDay(from, -periodDays))),
    months: lastMonths(today).map((month) => {
      const own = days.filter(({ day }) => day.startsWith(month));
      const { due, paid } = collectionOf(own.filter(({ day }) => day < today));
      return {
        month,
        is_running: today.startsWith(month),
        disbursed: sum(own, (day) => day.principal_disbursed),
        repaid: sum(own, (day) => day.principal_repaid + day.interest_repaid + day.fees_repaid),
        outstanding: principalAt(days, `${month}-31`),
        due,
        paid,
      };
    }),
    vintages: vintages(groups),
  };
}

/** The running month and those before it, the oldest first. */
function lastMonths(today: string): string[] {
  const index = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return Array.from({ length: monthsShown }, (_, position) => {
    const month = index - (monthsShown - 1) + position;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
}

/** Principal that was owed at the end of a day; days sort as text. */
function principalAt(days: readonly PortfolioDay[], until: string): number {
  return sum(
    days.filter(({ day }) => day <= until),
    (day) => day.principal_disbursed - day.principal_repaid,
  );
}

function unmet(days: readonly PortfolioDay[]): Dues {
  return {
    principal: sum(days, (day) => day.principal_due - day.principal_met),
    interest: sum(days, (day) => day.interest_due - day.interest_met),
    fees: sum(days, (day) => day.fees_due - day.fees_met),
  };
}

function collectionOf(days: readonly PortfolioDay[]) {
  return {
    due: sum(days, (day) => day.principal_due + day.interest_due + day.fees_due),
    paid: sum(days, (day) => day.principal_met + day.interest_met + day.fees_met),
  };
}

function sum(days: readonly PortfolioDay[], amountOf: (day: PortfolioDay) => number): number {
  return days.reduce((total, day) => total + amountOf(day), 0);
}
