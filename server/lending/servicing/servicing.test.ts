import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { dayIn, shiftDay } from "../../../shared/calendar-day.ts";
import { DomainError } from "../../../shared/errors.ts";
import { lendingZone } from "../../../shared/lending/due-dates.ts";
import { dialects } from "../../dialects.ts";
import { requestHash } from "../../idempotency/idempotency.service.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { isPostgresRun } from "../../testing/engine.ts";
import { rita } from "../../testing/loans.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";
import { givenRunningLoan } from "../../testing/serviced-loans.ts";
import { runVerify } from "../../verify/verify.service.ts";
import { type BookPayment, bookLoanPayment } from "./book-payment.service.ts";
import { refreshOverdue } from "./refresh-overdue.service.ts";
import { reverseLoanPayment } from "./reverse-payment.service.ts";
import { listInstallments } from "../loans/installment.repository.ts";
import { listLoanPayments } from "./servicing.repository.ts";

const dayMs = 86_400_000;
let ctx: TestContext;

beforeEach(async () => {
  ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
});

const today = () => dayIn(lendingZone, Date.parse(ctx.clock.now()));

function book(loanId: string, amount: number, changes: Partial<BookPayment> = {}): Promise<void> {
  return bookLoanPayment(ctx, {
    scope: "all",
    loanId,
    amount,
    paidOn: today(),
    reference: "PIX E1",
    note: null,
    expectedOutstanding: null,
    idempotency: null,
    by: rita,
    ...changes,
  });
}

const reverse = (loanId: string, paymentId: string) =>
  reverseLoanPayment(ctx, { scope: "all", loanId, paymentId, reason: "Wrong loan", idempotency: null, by: rita });

const paymentsOf = (loanId: string) => ctx.store.read((db) => listLoanPayments(db, loanId));
const installmentsOf = (loanId: string) => ctx.store.read((db) => listInstallments(db, loanId));
const statusOf = (loanId: string) =>
  ctx.store.read((db) => db.selectFrom("loan").select("status").where("id", "=", loanId).executeTakeFirstOrThrow());
const eventsOf = (loanId: string) =>
  ctx.store.read((db) =>
    db
      .selectFrom("event")
      .select(["type", "payload"])
      .where("subject_id", "=", loanId)
      .where("type", "in", ["loan.payment_received", "loan.finished"])
      .orderBy("seq")
      .execute(),
  );

async function refusal(promise: Promise<unknown>): Promise<DomainError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof DomainError) return error;
  throw new Error("Nothing was refused", { cause: error });
}

async function expectVerified(): Promise<void> {
  const { invariants } = await runVerify(ctx);
  expect(invariants.filter(({ ok }) => !ok)).toEqual([]);
}

test("a payment reaches the oldest installment first and tells of each that it reaches", async () => {
  const loanId = await givenRunningLoan(ctx);
  ctx.clock.advance(30 * dayMs);
  await book(loanId, 130_00);
  expect(await installmentsOf(loanId)).toMatchObject([
    { status: "paid", principal_paid: 96_58, interest_paid: 10_50, paid_at: ctx.clock.now() },
    { status: "partially_paid", principal_paid: 15_80, interest_paid: 7_12, paid_at: null },
    { status: "pending", principal_paid: 0 },
  ]);
  const events = await eventsOf(loanId);
  expect(events.map(({ type }) => type)).toEqual(["loan.payment_received", "loan.payment_received"]);
  expect(events.map(({ payload }) => (JSON.parse(payload) as { payment: unknown }).payment)).toEqual([
    { amount: 107_08, paid_at: ctx.clock.now(), installment_number: 1 },
    { amount: 22_92, paid_at: ctx.clock.now(), installment_number: 2 },
  ]);
  await expectVerified();
});

test("the payment that leaves nothing to pay finishes the loan, and says both in that order", async () => {
  const loanId = await givenRunningLoan(ctx);
  ctx.clock.advance(30 * dayMs);
  await book(loanId, 200_00);
  await book(loanId, 121_24);
  expect(await statusOf(loanId)).toEqual({ status: "finished" });
  expect((await eventsOf(loanId)).map(({ type }) => type).slice(-2)).toEqual([
    "loan.payment_received",
    "loan.finished",
  ]);
  expect((await refusal(book(loanId, 1))).details.facts?.["blocker"]).toMatchObject({ code: "loan_not_active" });
  const [first] = await paymentsOf(loanId);
  expect((await refusal(reverse(loanId, first?.id ?? ""))).details.facts?.["blocker"]).toEqual({
    code: "loan_finished",
  });
  await expectVerified();
});

test("more than is owed is refused with the most that can be booked, and nothing is written", async () => {
  const loanId = await givenRunningLoan(ctx);
  const refused = await refusal(book(loanId, 321_25));
  expect(refused.code).toBe("operation_blocked");
  expect(refused.details.facts).toEqual({
    blocker: { code: "amount_exceeds_owed", limit: 321_24 },
    outstanding: 321_24,
  });
  expect(await paymentsOf(loanId)).toEqual([]);
  expect(await eventsOf(loanId)).toEqual([]);
});

test("another account's loan is not there", async () => {
  const loanId = await givenRunningLoan(ctx);
  expect((await refusal(book(loanId, 1, { scope: ["T99999999"] }))).code).toBe("not_found");
});

test("whoever saw other figures is told the new ones", async () => {
  const loanId = await givenRunningLoan(ctx);
  await book(loanId, 50_00, { expectedOutstanding: 321_24 });
  const refused = await refusal(book(loanId, 50_00, { expectedOutstanding: 321_24 }));
  expect(refused.code).toBe("stale_figures");
  expect(refused.details.facts).toEqual({ status: "active", outstanding: 271_24 });
});

test("of copies of one request sent at the same time, one is booked", async () => {
  const loanId = await givenRunningLoan(ctx);
  const idempotency = { scope: "staff:stf_rita", key: "k1", requestHash: requestHash(loanId, 50_00) };
  await Promise.all(Array.from({ length: 20 }, () => book(loanId, 50_00, { idempotency })));
  expect(await paymentsOf(loanId)).toHaveLength(1);
  const other = { ...idempotency, requestHash: requestHash(loanId, 60_00) };
  expect((await refusal(book(loanId, 60_00, { idempotency: other }))).code).toBe("idempotency_key_reused");
});

test("twenty people who book the whole debt at once pay it once", async () => {
  const loanId = await givenRunningLoan(ctx);
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => book(loanId, 321_24)));
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expectVerified();
});

test("reversing the first of two payments lets the second pay the oldest installment", async () => {
  const loanId = await givenRunningLoan(ctx);
  await book(loanId, 107_08);
  await book(loanId, 96_00);
  const [first, second] = await paymentsOf(loanId);
  await reverse(loanId, first?.id ?? "");
  const after = await paymentsOf(loanId);
  expect(after[0]).toMatchObject({ reversed_by: "stf_rita", reversal_reason: "Wrong loan" });
  expect(after.find(({ id }) => id === second?.id)?.parts).toEqual([
    { installment_number: 1, principal: 85_50, interest: 10_50, fees: 0 },
  ]);
  expect((await refusal(reverse(loanId, first?.id ?? ""))).details.facts?.["blocker"]).toEqual({
    code: "already_reversed",
  });
  await expectVerified();
});

test("a day after its due date an installment is late, and each day says so anew", async () => {
  const loanId = await givenRunningLoan(ctx);
  ctx.clock.advance(31 * dayMs);
  expect([today(), await refreshOverdue(ctx)]).toEqual(["2026-04-02", 0]);
  ctx.clock.advance(dayMs);
  expect([await refreshOverdue(ctx), await refreshOverdue(ctx)]).toEqual([1, 0]);
  expect((await installmentsOf(loanId))[0]).toMatchObject({ status: "overdue", days_overdue: 1 });
  ctx.clock.advance(9 * dayMs);
  await refreshOverdue(ctx);
  expect((await installmentsOf(loanId))[0]).toMatchObject({ days_overdue: 10, fees: 0 });
  await expectVerified();
});

test("late charges hold for what becomes late while they are switched on", async () => {
  const loanId = await givenRunningLoan(ctx);
  ctx.clock.advance(35 * dayMs);
  await refreshOverdue(ctx);
  await ctx.store.write((trx) =>
    trx
      .insertInto("lending_settings")
      .values({ account_id: testAccountId, charges_late_fees: 1, updated_at: ctx.clock.now() })
      .execute(),
  );
  ctx.clock.advance(40 * dayMs);
  await refreshOverdue(ctx);
  expect((await installmentsOf(loanId)).map(({ fees, days_overdue }) => [fees, days_overdue])).toEqual([
    [0, 44],
    [2_64, 14],
    [0, 0],
  ]);
  await expectVerified();
});

test("any mix of payments, reversals and days keeps the books", async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("book" as const), share: fc.integer({ min: 1, max: 60 }), back: fc.nat(20) }),
    fc.record({ kind: fc.constant("reverse" as const), which: fc.nat(10) }),
    fc.record({ kind: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 50 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), fc.boolean(), async (steps, chargesLate) => {
      ctx = await makeTestContext({ dialects });
      await givenAccount(ctx);
      await ctx.store.write((trx) =>
        trx
          .insertInto("lending_settings")
          .values({ account_id: testAccountId, charges_late_fees: Number(chargesLate), updated_at: ctx.clock.now() })
          .execute(),
      );
      const loanId = await givenRunningLoan(ctx);
      ctx.clock.advance(3 * dayMs);
      for (const one of steps) {
        if (one.kind === "wait") {
          ctx.clock.advance(one.days * dayMs);
          await refreshOverdue(ctx);
        } else if (one.kind === "book") {
          const paidOn = shiftDay(today(), -Math.min(one.back, 2));
          await book(loanId, one.share * 2_77, { paidOn }).catch(expectRefusal);
        } else {
          const payments = await paymentsOf(loanId);
          const payment = payments[one.which % Math.max(1, payments.length)];
          if (payment !== undefined) await reverse(loanId, payment.id).catch(expectRefusal);
        }
      }
      await expectVerified();
      // Each run has a store of its own, and a database server only so many connections.
      await ctx.store.close();
    }),
    { numRuns: isPostgresRun ? 8 : 25 },
  );
});

function expectRefusal(error: unknown): void {
  expect(error).toBeInstanceOf(DomainError);
  expect((error as DomainError).code).toBe("operation_blocked");
}
