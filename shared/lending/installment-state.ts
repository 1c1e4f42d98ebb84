import { countDays } from "../calendar-day.ts";
import type { InstallmentStatus } from "./lending-states.ts";

/** The three things that a borrower owes, centavos. */
export interface Dues {
  principal: number;
  interest: number;
  fees: number;
}

/** One installment and what was paid of it, centavos. */
export interface InstallmentAmounts extends Dues {
  principal_paid: number;
  interest_paid: number;
  fees_paid: number;
}

export const noDues: Dues = { principal: 0, interest: 0, fees: 0 };

export function addDues(a: Dues, b: Dues): Dues {
  return { principal: a.principal + b.principal, interest: a.interest + b.interest, fees: a.fees + b.fees };
}

export function subtractDues(a: Dues, b: Dues): Dues {
  return { principal: a.principal - b.principal, interest: a.interest - b.interest, fees: a.fees - b.fees };
}

export function sumDues({ principal, interest, fees }: Dues): number {
  return principal + interest + fees;
}

export function paidOf({ principal_paid, interest_paid, fees_paid }: InstallmentAmounts): Dues {
  return { principal: principal_paid, interest: interest_paid, fees: fees_paid };
}

/** What is still to be paid of an installment. */
export function remainingOf(installment: InstallmentAmounts): Dues {
  return subtractDues(installment, paidOf(installment));
}

/** Whole days after the due date; zero on it and before. Both are calendar days. */
export function daysLate(dueDate: string, today: string): number {
  return Math.max(0, countDays({ from: dueDate, to: today }) - 1);
}

/** What to call an installment on a day. An installment that is late stays `overdue` however much was paid of it. */
export function installmentStatus(
  installment: InstallmentAmounts & { due_date: string },
  today: string,
): InstallmentStatus {
  if (sumDues(remainingOf(installment)) === 0) return "paid";
  if (installment.due_date < today) return "overdue";
  return sumDues(paidOf(installment)) > 0 ? "partially_paid" : "pending";
}

/** Days late of an installment that is not paid; zero for one that is. */
export function daysOverdue(installment: InstallmentAmounts & { due_date: string }, today: string): number {
  return installmentStatus(installment, today) === "overdue" ? daysLate(installment.due_date, today) : 0;
}
