import { countDays, shiftMonths } from "../calendar-day.ts";

/** Due dates are days of São Paulo. */
export const lendingZone = "America/Sao_Paulo";

export interface DueDate {
  dueDate: string;
  /** Days from the base date. */
  days: number;
}

/**
 * The days on which `count` monthly installments are due. Each is counted from the base date, not from
 * the one before, so that the end of a short month moves one due date and not all that follow.
 */
export function dueDates(baseDate: string, count: number): readonly DueDate[] {
  return Array.from({ length: count }, (_, index) => {
    const dueDate = shiftMonths(baseDate, index + 1);
    return { dueDate, days: countDays({ from: baseDate, to: dueDate }) - 1 };
  });
}
