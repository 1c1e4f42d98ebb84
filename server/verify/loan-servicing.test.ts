import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { dialects } from "../dialects.ts";
import { bookLoanPayment } from "../lending/servicing/book-payment.service.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { rita } from "../testing/loans.ts";
import { givenAccount } from "../testing/payments.ts";
import { givenRunningLoan } from "../testing/serviced-loans.ts";
import { runVerify } from "./verify.service.ts";

let ctx: TestContext;

beforeEach(async () => {
  ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  const loanId = await givenRunningLoan(ctx);
  await bookLoanPayment(ctx, {
    scope: "all",
    loanId,
    amount: 150_00,
    paidOn: "2026-03-02",
    reference: "PIX E1",
    note: null,
    expectedOutstanding: null,
    idempotency: null,
    by: rita,
  });
});

async function verdictOnServicing() {
  const { invariants } = await runVerify(ctx);
  return invariants.find(({ id }) => id === "I18");
}

test("a loan that was partly paid is in order", async () => {
  expect(await verdictOnServicing()).toMatchObject({ ok: true });
});

test.each([
  [
    "an installment that says more than its bookings",
    "UPDATE installment SET interest_paid = 1 WHERE number = 3",
    "otherwise than its bookings",
  ],
  ["a booking that is not its parts", "UPDATE loan_payment SET amount = amount + 1", "its parts come to"],
  [
    "a repayment that nobody posted",
    "UPDATE ledger_transaction SET kind = 'x' WHERE kind = 'loan_payment'",
    "in the ledger otherwise",
  ],
  [
    "interest that was posted as principal",
    "UPDATE ledger_posting SET amount = amount - 1 WHERE ledger_account = 'interest_income'",
    "than the ledger says",
  ],
  [
    "a book that owes less than its installments",
    "UPDATE loan_book SET outstanding_principal = outstanding_principal - 1",
    "in the book otherwise",
  ],
  ["a loan called finished that owes", "UPDATE loan SET status = 'finished'", "in the book otherwise"],
  [
    "a day that counts a payment twice",
    "UPDATE portfolio_day SET interest_repaid = interest_repaid + 1",
    "not what its loans come to",
  ],
  [
    "a due date that is counted nowhere",
    "DELETE FROM portfolio_day WHERE day = '2026-06-02'",
    "not what its loans come to",
  ],
])("%s is found", async (_claim, change, fault) => {
  await ctx.store.write((trx) => sql.raw(change).execute(trx));
  const found = await verdictOnServicing();
  expect(found).toMatchObject({ ok: false });
  expect(found?.detail).toContain(fault);
});
