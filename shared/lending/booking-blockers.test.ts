import { expect, test } from "vitest";
import { bookingBlocker, type BookingWish, reversalBlocker } from "./booking-blockers.ts";

const wish: BookingWish = {
  ...{ status: "active", disbursed_on: "2026-03-04", today: "2026-04-10" },
  ...{ paid_on: "2026-04-09", amount: 100_00, limit: 100_00 },
};

test.each([
  ["exactly what is owed is booked", {}, null],
  ["the day of the disbursement is early enough", { paid_on: "2026-03-04" }, null],
  ["today is late enough", { paid_on: "2026-04-10" }, null],
  ["a centavo more is refused and names the most", { amount: 100_01 }, { code: "amount_exceeds_owed", limit: 100_00 }],
  ["nothing is no payment", { amount: 0 }, { code: "amount_not_positive" }],
  ["money cannot have come tomorrow", { paid_on: "2026-04-11" }, { code: "day_in_future", day: "2026-04-10" }],
  [
    "nor before the loan was paid out",
    { paid_on: "2026-03-03" },
    { code: "day_before_disbursement", day: "2026-03-04" },
  ],
  ["a finished loan owes nothing", { status: "finished" }, { code: "loan_not_active", status: "finished" }],
  [
    "a loan that is not paid out owes nothing yet",
    { status: "disbursing", disbursed_on: null },
    { code: "loan_not_active", status: "disbursing" },
  ],
] satisfies [string, Partial<BookingWish>, unknown][])("%s", (_claim, changes, blocker) => {
  expect(bookingBlocker({ ...wish, ...changes })).toEqual(blocker);
});

test.each([
  ["a booking of a running loan can be taken back", "active", false, null],
  ["but only once", "active", true, "already_reversed"],
  ["none of a loan that is paid off", "finished", false, "loan_finished"],
] as const)("%s", (_claim, status, isReversed, code) => {
  expect(reversalBlocker({ status, isReversed })?.code ?? null).toBe(code);
});
