import { useMemo, useState } from "react";
import { type BookingBlocker, bookingBlocker } from "../../../../shared/lending/booking-blockers.ts";
import { sumDues } from "../../../../shared/lending/installment-state.ts";
import type { LoanView } from "../../../../shared/lending/loan.schema.ts";
import {
  type BookingPart,
  mostBookable,
  type ReplayInput,
  replayBookings,
} from "../../../../shared/lending/replay-bookings.ts";
import { type AmountField, useAmountEntry } from "../payments/use-amount-entry.ts";

export interface BookingDraft {
  field: AmountField;
  /** The most that can be booked on the chosen day, centavos. */
  limit: number;
  day: string;
  changeDay: (day: string) => void;
  reference: string;
  changeReference: (text: string) => void;
  note: string;
  changeNote: (text: string) => void;
  /** Why the chosen day cannot be booked on; the amount's own faults are the field's to say. */
  dayBlocker: Extract<BookingBlocker, { day: string }> | null;
  /** What the amount would pay; null while it makes no sense. */
  preview: { parts: readonly BookingPart[]; leftAfter: number } | null;
  isDirty: boolean;
}

/** What is being typed, and what it would do by the same rules as the server's. */
export function useBookingDraft(loan: LoanView): BookingDraft {
  const [day, changeDay] = useState(loan.today);
  const [reference, changeReference] = useState("");
  const [note, changeNote] = useState("");
  const input = useMemo(() => replayOf(loan), [loan]);
  const limit = useMemo(() => (day === "" ? 0 : mostBookable(input, day)), [input, day]);
  const field = useAmountEntry(limit, "BRL");
  const { amount } = field.entry;
  const { status, disbursed_on, today } = loan;
  const blocker =
    day === "" ? null : bookingBlocker({ status, today, disbursed_on, paid_on: day, amount: amount ?? 1, limit });
  return {
    field,
    limit,
    day,
    changeDay,
    reference,
    changeReference,
    note,
    changeNote,
    dayBlocker: blocker !== null && "day" in blocker ? blocker : null,
    preview: amount === null || day === "" || blocker !== null ? null : previewOf(input, { amount, paid_on: day }),
    isDirty: reference !== "" || note !== "",
  };
}

function replayOf({ installments, payments, today }: LoanView): ReplayInput {
  return { installments, bookings: payments.filter(({ reversed_at }) => reversed_at === null), today };
}

function previewOf(input: ReplayInput, wish: { amount: number; paid_on: string }) {
  const bookings = [...input.bookings, { id: "", ...wish }];
  const { installments, parts } = replayBookings({ ...input, bookings });
  const leftAfter = installments.reduce(
    (sum, row) => sum + sumDues(row) - row.principal_paid - row.interest_paid - row.fees_paid,
    0,
  );
  return { parts: parts.get("") ?? [], leftAfter };
}
