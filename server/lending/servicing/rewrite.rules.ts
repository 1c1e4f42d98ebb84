import { shiftDay } from "../../../shared/calendar-day.ts";
import {
  addDues,
  daysOverdue,
  type Dues,
  installmentStatus,
  noDues,
  paidOf,
  remainingOf,
  subtractDues,
  sumDues,
} from "../../../shared/lending/installment-state.ts";
import type { InstallmentStatus } from "../../../shared/lending/lending-states.ts";
import {
  type Booking,
  type BookingPart,
  type ReplayedInstallment,
  type ReplayInput,
  replayBookings,
} from "../../../shared/lending/replay-bookings.ts";

/** An installment as it is stored. */
export interface StoredInstallment {
  id: string;
  number: number;
  due_date: string;
  principal: number;
  interest: number;
  fees: number;
  charges_late: number | null;
  principal_paid: number;
  interest_paid: number;
  fees_paid: number;
  status: InstallmentStatus;
  days_overdue: number;
  paid_at: string | null;
}

/** A booking with what it was last said to have paid; nothing yet for a new one. */
export interface StoredBooking extends Booking {
  /** UTC. */
  paid_at: string;
  parts: readonly BookingPart[];
}

export interface RewriteInput {
  installments: readonly StoredInstallment[];
  /** Those that hold after the change. */
  bookings: readonly StoredBooking[];
  /** The one that is taken back. */
  reversed?: StoredBooking;
  /** Calendar day by the account's clock. */
  today: string;
  /** Whether installments that are late now for the first time are charged for it. */
  chargesLate: boolean;
}

/** What a loan owes, as the book of all loans has it. */
export interface BookFigures {
  outstanding: Dues;
  oldest_due: string | null;
  refresh_on: string | null;
}

/** What one day of the portfolio gains; centavos, negative where something is taken back. */
export interface DayChange {
  repaid: Dues;
  due: Dues;
  met: Dues;
}

export interface Rewrite {
  /** Rows that change. */
  installments: readonly StoredInstallment[];
  /** Bookings that pay something else than was stored. */
  bookings: readonly StoredBooking[];
  /** How much more, or less, is paid of everything. */
  paid: Dues;
  days: ReadonlyMap<string, DayChange>;
  book: BookFigures;
}

/** What the contract and the flags of a loan's rows say, for the one rule that knows what is owed. */
export function replayInputOf({ installments, bookings, today, chargesLate }: RewriteInput): ReplayInput {
  return {
    installments: installments.map(({ number, due_date, principal, interest, charges_late }) => ({
      ...{ number, due_date, principal, interest },
      charges_late: charges_late === null ? chargesLate : charges_late === 1,
    })),
    bookings,
    today,
  };
}

/**
 * Everything that has to be written after a loan's bookings, or its day, have changed.
 *
 * @throws Error when a booking pays more than is owed, which has to be refused before.
 */
export function planRewrite(input: RewriteInput): Rewrite {
  const { installments, bookings, reversed, today } = input;
  const replay = replayBookings(replayInputOf(input));
  if (replay.unallocated > 0) throw new Error("A booking pays more than the loan owes");
  const byId = new Map(bookings.map((booking) => [booking.id, booking]));
  const partsOf = (id: string) => replay.parts.get(id) ?? [];
  const rows = replay.installments.map((replayed, index): [StoredInstallment, StoredInstallment] => {
    const before = installments[index];
    if (before === undefined) throw new Error("A replay has the installments that it was given");
    return [before, toStored({ before, replayed, byId, input })];
  });

  const days = dayChanges();
  for (const [before, after] of rows) {
    days.add(before.due_date, "due", subtractDues(after, before));
    days.add(before.due_date, "met", subtractDues(paidOf(after), paidOf(before)));
  }
  for (const { id, paid_on, parts } of bookings) {
    days.add(paid_on, "repaid", subtractDues(sumParts(partsOf(id)), sumParts(parts)));
  }
  if (reversed !== undefined) days.add(reversed.paid_on, "repaid", subtractDues(noDues, sumParts(reversed.parts)));
  return {
    installments: rows.filter(([before, after]) => !isSame(before, after)).map(([, after]) => after),
    bookings: bookings
      .map((booking) => ({ ...booking, parts: partsOf(booking.id) }))
      .filter(({ parts }, index) => !isSame(parts, bookings[index]?.parts)),
    paid: rows.map(([before, after]) => subtractDues(paidOf(after), paidOf(before))).reduce(addDues, noDues),
    days: days.all,
    book: bookFigures(
      rows.map(([, after]) => after),
      today,
    ),
  };
}

/** What a loan owes in all, and when it has to be looked at again without anybody paying. */
export function bookFigures(installments: readonly StoredInstallment[], today: string): BookFigures {
  const open = installments.filter((installment) => sumDues(remainingOf(installment)) > 0);
  const oldest = open.map(({ due_date }) => due_date).toSorted()[0] ?? null;
  return {
    outstanding: open.map(remainingOf).reduce(addDues, noDues),
    oldest_due: oldest,
    refresh_on: oldest === null ? null : shiftDay(oldest < today ? today : oldest, 1),
  };
}

interface ToStored {
  before: StoredInstallment;
  replayed: ReplayedInstallment;
  byId: ReadonlyMap<string, StoredBooking>;
  input: RewriteInput;
}

function toStored({ before, replayed, byId, input }: ToStored): StoredInstallment {
  const { settled_by, ...amounts } = replayed;
  const settledBy = settled_by === null ? undefined : byId.get(settled_by);
  const status = installmentStatus(amounts, input.today);
  const wasLate = status === "overdue" || (settledBy !== undefined && settledBy.paid_on > before.due_date);
  return {
    ...before,
    ...amounts,
    charges_late: before.charges_late ?? (wasLate ? Number(input.chargesLate) : null),
    status,
    days_overdue: daysOverdue(amounts, input.today),
    paid_at: settledBy?.paid_at ?? null,
  };
}

function sumParts(parts: readonly BookingPart[]): Dues {
  return parts.map(({ principal, interest, fees }) => ({ principal, interest, fees })).reduce(addDues, noDues);
}

function dayChanges() {
  const all = new Map<string, DayChange>();
  return {
    all,
    add(day: string, what: keyof DayChange, dues: Dues) {
      const { principal, interest, fees } = dues;
      if (principal === 0 && interest === 0 && fees === 0) return;
      const known = all.get(day) ?? { repaid: noDues, due: noDues, met: noDues };
      all.set(day, { ...known, [what]: addDues(known[what], { principal, interest, fees }) });
    },
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
