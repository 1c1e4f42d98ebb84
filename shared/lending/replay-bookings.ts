import {
  addDues,
  daysLate,
  type Dues,
  type InstallmentAmounts,
  noDues,
  remainingOf,
  sumDues,
} from "./installment-state.ts";
import { chargedAmount, chargeFurther, type LateCharges, noCharges } from "./late-charges.ts";

/** An installment as it was contracted. */
export interface ContractedInstallment {
  /** From 1, in the order of the due dates. */
  number: number;
  /** Calendar day. */
  due_date: string;
  /** Centavos, as `interest` is. */
  principal: number;
  interest: number;
  /** Whether being late costs something. */
  charges_late: boolean;
}

/** Money that came, centavos, and the calendar day on which it did. */
export interface Booking {
  id: string;
  amount: number;
  paid_on: string;
}

/** What of a booking went to one installment. */
export interface BookingPart extends Dues {
  installment_number: number;
}

export interface ReplayedInstallment extends InstallmentAmounts {
  number: number;
  due_date: string;
  /** The booking that paid the last of it; null while something is owed. */
  settled_by: string | null;
}

export interface Replay {
  installments: readonly ReplayedInstallment[];
  /** Of each booking, in the order of the installments. */
  parts: ReadonlyMap<string, readonly BookingPart[]>;
  /** Centavos that found nothing to pay any more. */
  unallocated: number;
}

export interface ReplayInput {
  installments: readonly ContractedInstallment[];
  /** Those that hold, in the order in which they were booked. */
  bookings: readonly Booking[];
  /** Calendar day until which late charges are counted. */
  today: string;
}

/**
 * What a loan owes and what was paid of it, from the contracted installments and the bookings that hold.
 *
 * Bookings count on the day on which the money came, whenever they were entered. Each pays the oldest installment
 * first, and of that fees, then interest, then principal. Nothing else is remembered: taking a booking back is the same
 * as never having had it, in whichever order several are taken back.
 */
export function replayBookings({ installments, bookings, today }: ReplayInput): Replay {
  const states = installments.map(untouched);
  const parts = new Map<string, readonly BookingPart[]>();
  let unallocated = 0;
  for (const booking of inOrderOfDays(bookings)) {
    for (const state of states) chargeUntil(state, booking.paid_on);
    const paid = allocate(states, booking);
    parts.set(booking.id, paid.parts);
    unallocated += paid.left;
  }
  for (const state of states) chargeUntil(state, today);
  return { installments: states.map(({ view }) => view), parts, unallocated };
}

/** What is owed in all on a day, with the late charges until then: what ends the loan if it comes on that day. */
export function owedOn(input: Omit<ReplayInput, "today">, day: string): Dues {
  const { installments } = replayBookings({ ...input, today: day });
  return installments.map(remainingOf).reduce(addDues, noDues);
}

/**
 * The most that may be booked on a day without paying more than is owed.
 *
 * Money of an earlier day makes what was late less late, so later bookings may need less than they brought: the answer
 * is found by trying, in some forty steps at most.
 */
export function mostBookable(input: ReplayInput, paidOn: string): number {
  const fits = (amount: number) => {
    const bookings = [...input.bookings, { id: "", amount, paid_on: paidOn }];
    return replayBookings({ ...input, bookings }).unallocated === 0;
  };
  let most = 0;
  let tooMuch = sumDues(owedOn(input, input.today)) + 1;
  if (fits(tooMuch - 1)) return tooMuch - 1;
  while (tooMuch - most > 1) {
    const middle = Math.floor((most + tooMuch) / 2);
    if (fits(middle)) most = middle;
    else tooMuch = middle;
  }
  return most;
}

interface State {
  view: ReplayedInstallment;
  chargesLate: boolean;
  charges: LateCharges;
  /** Calendar day until which charges are counted; the due date at first. */
  chargedUntil: string;
}

function untouched({ charges_late, ...contracted }: ContractedInstallment): State {
  const nothing = { fees: 0, principal_paid: 0, interest_paid: 0, fees_paid: 0, settled_by: null };
  return {
    view: { ...contracted, ...nothing },
    chargesLate: charges_late,
    charges: noCharges,
    chargedUntil: contracted.due_date,
  };
}

/** Bookings of the same day keep the order in which they were entered. */
function inOrderOfDays(bookings: readonly Booking[]): readonly Booking[] {
  return bookings.toSorted((a, b) => (a.paid_on < b.paid_on ? -1 : a.paid_on > b.paid_on ? 1 : 0));
}

function chargeUntil(state: State, day: string): void {
  const days = daysLate(state.chargedUntil, day);
  if (!state.chargesLate || days === 0) return;
  const { principal, interest } = remainingOf(state.view);
  if (principal + interest === 0) return;
  state.charges = chargeFurther(state.charges, { unpaid: principal + interest, days });
  state.chargedUntil = day;
  state.view = { ...state.view, fees: chargedAmount(state.charges) };
}

function allocate(states: readonly State[], booking: Booking): { parts: BookingPart[]; left: number } {
  const parts: BookingPart[] = [];
  let left = booking.amount;
  for (const state of states) {
    const owed = remainingOf(state.view);
    if (left === 0 || sumDues(owed) === 0) continue;
    const fees = Math.min(left, owed.fees);
    const interest = Math.min(left - fees, owed.interest);
    const principal = Math.min(left - fees - interest, owed.principal);
    left -= fees + interest + principal;
    parts.push({ installment_number: state.view.number, principal, interest, fees });
    const view = {
      ...state.view,
      principal_paid: state.view.principal_paid + principal,
      interest_paid: state.view.interest_paid + interest,
      fees_paid: state.view.fees_paid + fees,
    };
    state.view = { ...view, settled_by: sumDues(remainingOf(view)) === 0 ? booking.id : null };
  }
  return { parts, left };
}
