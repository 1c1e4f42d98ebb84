import type { LoanStatus } from "./lending-states.ts";

/** Why a payment of the borrower cannot be booked. `limit` is centavos, `day` a calendar day. */
export type BookingBlocker =
  | { code: "loan_not_active"; status: LoanStatus }
  | { code: "day_in_future"; day: string }
  | { code: "day_before_disbursement"; day: string }
  | { code: "amount_not_positive" }
  | { code: "amount_exceeds_owed"; limit: number };

export interface BookingWish {
  status: LoanStatus;
  /** Calendar days, as the account's clock has them. */
  today: string;
  disbursed_on: string | null;
  paid_on: string;
  /** Centavos. */
  amount: number;
  /** The most that can be booked on that day. */
  limit: number;
}

/** The first thing that stands in the way of booking a payment; null when nothing does. */
export function bookingBlocker(wish: BookingWish): BookingBlocker | null {
  const { status, disbursed_on, today, paid_on, amount, limit } = wish;
  if (status !== "active" || disbursed_on === null) return { code: "loan_not_active", status };
  if (paid_on > today) return { code: "day_in_future", day: today };
  if (paid_on < disbursed_on) return { code: "day_before_disbursement", day: disbursed_on };
  if (amount <= 0) return { code: "amount_not_positive" };
  if (amount > limit) return { code: "amount_exceeds_owed", limit };
  return null;
}

/** Why a booked payment cannot be taken back. */
export type ReversalBlocker = { code: "already_reversed" } | { code: "loan_finished" };

/** A loan that is paid off stays finished, because its partner was told so; until then every booking can be reversed. */
export function reversalBlocker({
  status,
  isReversed,
}: {
  status: LoanStatus;
  isReversed: boolean;
}): ReversalBlocker | null {
  if (isReversed) return { code: "already_reversed" };
  return status === "active" ? null : { code: "loan_finished" };
}
