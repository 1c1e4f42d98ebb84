import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shiftDay } from "../calendar-day.ts";
import { addDues, daysOverdue, installmentStatus, noDues, paidOf, remainingOf, sumDues } from "./installment-state.ts";
import { type Booking, type ContractedInstallment, mostBookable, owedOn, replayBookings } from "./replay-bookings.ts";

/** Three installments of 100.00, due on the third of April, May and June. */
const schedule: readonly ContractedInstallment[] = [
  { number: 1, due_date: "2026-04-03", principal: 90_00, interest: 10_00, charges_late: false },
  { number: 2, due_date: "2026-05-03", principal: 94_00, interest: 6_00, charges_late: false },
  { number: 3, due_date: "2026-06-03", principal: 97_00, interest: 3_00, charges_late: false },
];
const charging = schedule.map((installment) => ({ ...installment, charges_late: true }));
const booking = (id: string, amount: number, paid_on = "2026-04-01"): Booking => ({ id, amount, paid_on });

describe("where a payment goes", () => {
  test.each([
    ["interest comes before principal", 10_50, [[1, 0, 10_00, 50]]],
    ["a part of the interest is all that is paid", 4_00, [[1, 0, 4_00, 0]]],
    ["exactly one installment pays nothing of the next", 100_00, [[1, 0, 10_00, 90_00]]],
    [
      "what is left goes to the next oldest",
      107_00,
      [
        [1, 0, 10_00, 90_00],
        [2, 0, 6_00, 1_00],
      ],
    ],
  ])("%s", (_claim, amount, parts) => {
    const replay = replayBookings({ installments: schedule, bookings: [booking("a", amount)], today: "2026-04-01" });
    const paid = replay.parts
      .get("a")
      ?.map((part) => [part.installment_number, part.fees, part.interest, part.principal]);
    expect(paid).toEqual(parts);
  });

  test("late charges are paid before the interest of their installment, and after older installments", () => {
    const bookings = [booking("a", 105_00, "2026-06-02")];
    const replay = replayBookings({ installments: charging, bookings, today: "2026-06-02" });
    // 60 days late: 2.00 once and 2.00 for the days. The second is 30 days late: 2.00 and 1.00.
    expect(replay.parts.get("a")).toEqual([
      { installment_number: 1, fees: 4_00, interest: 10_00, principal: 90_00 },
      { installment_number: 2, fees: 1_00, interest: 0, principal: 0 },
    ]);
    expect(replay.installments[1]).toMatchObject({ fees: 3_00, fees_paid: 1_00 });
  });

  test("money counts on its own day, not in the order in which it was entered", () => {
    const bookings = [booking("second", 60_00, "2026-04-20"), booking("first", 100_00, "2026-04-02")];
    const { parts } = replayBookings({ installments: charging, bookings, today: "2026-04-20" });
    expect(parts.get("first")?.map((part) => part.installment_number)).toEqual([1]);
    expect(parts.get("second")?.map((part) => part.installment_number)).toEqual([2]);
  });
});

describe("late charges", () => {
  test.each([
    ["on the due date nothing is charged", "2026-04-03", 0],
    ["one day late costs the fine and a thirtieth of a month", "2026-04-04", 2_03],
    ["thirty days late cost the fine and a month", "2026-05-03", 3_00],
    ["a year late costs the fine and 365 days", "2027-04-03", 14_17],
  ])("%s", (_claim, today, fees) => {
    expect(replayBookings({ installments: charging, bookings: [], today }).installments[0]?.fees).toBe(fees);
  });

  test("are charged on what is still unpaid, for as long as it is", () => {
    const bookings = [booking("in time", 50_00, "2026-04-03"), booking("rest", 51_33, "2026-04-23")];
    const replay = replayBookings({ installments: charging, bookings, today: "2026-12-31" });
    // 1.00 once and 20 days of 50.00: 0.33; paid to the last centavo, so nothing grows afterwards.
    expect(replay.installments[0]).toMatchObject({ fees: 1_33, fees_paid: 1_33, settled_by: "rest" });
  });

  test("nothing is charged where they are switched off", () => {
    const { installments } = replayBookings({ installments: schedule, bookings: [], today: "2027-04-03" });
    expect(installments.map(({ fees }) => fees)).toEqual([0, 0, 0]);
  });

  test("the payoff amount counts them until its own day", () => {
    const input = { installments: charging, bookings: [booking("a", 100_00, "2026-04-03")] };
    expect(owedOn(input, "2026-05-03")).toEqual({ principal: 191_00, interest: 9_00, fees: 0 });
    expect(owedOn(input, "2026-06-02")).toEqual({ principal: 191_00, interest: 9_00, fees: 3_00 });
  });
});

test.each([
  ["nothing paid, before it is due", "2026-04-02", 0, "pending", 0],
  ["nothing paid, on its day", "2026-04-03", 0, "pending", 0],
  ["nothing paid, the day after", "2026-04-04", 0, "overdue", 1],
  ["partly paid in time", "2026-04-03", 99_99, "partially_paid", 0],
  ["partly paid and late", "2026-05-03", 99_99, "overdue", 30],
  ["paid", "2026-05-03", 100_00, "paid", 0],
])("an installment: %s", (_claim, today, amount, status, days) => {
  const bookings = amount === 0 ? [] : [booking("a", amount)];
  const [first] = replayBookings({ installments: schedule, bookings, today }).installments;
  if (first === undefined) throw new Error("There is a first installment");
  expect(installmentStatus(first, today)).toBe(status);
  expect(daysOverdue(first, today)).toBe(days);
});

const days = fc.integer({ min: 0, max: 400 }).map((count) => shiftDay("2026-03-03", count));
const schedules = fc
  .array(fc.record({ principal: fc.nat(500_00), interest: fc.nat(50_00), charges_late: fc.boolean() }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((rows) =>
    rows.map((row, index) => ({ ...row, number: index + 1, due_date: shiftDay("2026-04-03", 30 * index) })),
  );
const amounts = fc.array(fc.record({ amount: fc.integer({ min: 1, max: 700_00 }), paid_on: days }), { maxLength: 8 });

/** Books each as far as it fits, as the desk would. */
function book(installments: readonly ContractedInstallment[], wishes: readonly Omit<Booking, "id">[]): Booking[] {
  const today = "2027-06-01";
  const bookings: Booking[] = [];
  for (const [index, wish] of wishes.entries()) {
    const limit = mostBookable({ installments, bookings, today }, wish.paid_on);
    if (limit > 0) bookings.push({ ...wish, id: `b${index}`, amount: Math.min(wish.amount, limit) });
  }
  return bookings;
}

test("any mix of payments keeps every sum equal and nothing negative", () => {
  fc.assert(
    fc.property(schedules, amounts, (installments, wishes) => {
      const bookings = book(installments, wishes);
      const replay = replayBookings({ installments, bookings, today: "2027-06-01" });
      expect(replay.unallocated).toBe(0);
      for (const { id, amount } of bookings) {
        expect((replay.parts.get(id) ?? []).reduce((sum, part) => sum + sumDues(part), 0)).toBe(amount);
      }
      for (const installment of replay.installments) {
        const parts = [...replay.parts.values()]
          .flat()
          .filter((part) => part.installment_number === installment.number);
        expect(parts.reduce(addDues, noDues)).toMatchObject(paidOf(installment));
        const { principal, interest, fees } = remainingOf(installment);
        expect(Math.min(principal, interest, fees)).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test("taking bookings back leaves no money over, and never less principal to pay", () => {
  fc.assert(
    fc.property(schedules, amounts, fc.infiniteStream(fc.boolean()), (installments, wishes, keeps) => {
      const bookings = book(installments, wishes);
      const kept = bookings.filter(() => keeps.next().value);
      const today = "2027-06-01";
      expect(replayBookings({ installments, bookings: kept, today }).unallocated).toBe(0);
      expect(owedOn({ installments, bookings: kept }, today).principal).toBeGreaterThanOrEqual(
        owedOn({ installments, bookings }, today).principal,
      );
    }),
  );
});

test("one centavo more than the most that can be booked finds nothing to pay", () => {
  fc.assert(
    fc.property(schedules, amounts, days, (installments, wishes, paid_on) => {
      const bookings = book(installments, wishes);
      const input = { installments, today: "2027-06-01" };
      const limit = mostBookable({ ...input, bookings }, paid_on);
      const with_ = (amount: number) => [...bookings, { id: "new", amount, paid_on }];
      if (limit > 0) expect(replayBookings({ ...input, bookings: with_(limit) }).unallocated).toBe(0);
      expect(replayBookings({ ...input, bookings: with_(limit + 1) }).unallocated).toBeGreaterThan(0);
    }),
  );
});
