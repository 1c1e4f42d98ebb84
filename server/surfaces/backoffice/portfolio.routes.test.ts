import { beforeEach, expect, test } from "vitest";
import { type Portfolio, portfolioCharts, portfolioSchema } from "../../../shared/lending/portfolio.schema.ts";
import { dialects } from "../../dialects.ts";
import { bookLoanPayment } from "../../lending/servicing/book-payment.service.ts";
import { type BackofficeClient, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { rita } from "../../testing/loans.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";
import { givenRunningLoan } from "../../testing/serviced-loans.ts";

const dayMs = 86_400_000;
let ctx: TestContext;
let viewer: BackofficeClient;

/** One loan of 300.00 whose first installment of 107.08 was paid, seen 40 days after its second was due. */
beforeEach(async () => {
  ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  const loanId = await givenRunningLoan(ctx);
  ctx.clock.advance(30 * dayMs);
  await bookLoanPayment(ctx, {
    ...{ scope: "all", loanId, amount: 107_08, paidOn: "2026-04-01", reference: "PIX E1", note: null },
    ...{ expectedOutstanding: null, idempotency: null, by: rita },
  });
  ctx.clock.advance(71 * dayMs);
  viewer = await (await startBackoffice(ctx)).signedIn("viewer");
});

async function portfolio(query = ""): Promise<Portfolio> {
  return portfolioSchema.parse((await viewer.get(`/portfolio${query}`)).json);
}

test("the book says what is owed, late, at risk and collected", async () => {
  expect(await portfolio()).toMatchObject({
    account_id: testAccountId,
    accounts: [testAccountId],
    today: "2026-06-11",
    loans: 1,
    outstanding: { principal: 203_42, interest: 10_74, fees: 0 },
    disbursed: 300_00,
    repaid: { principal: 96_58, interest: 10_50, fees: 0 },
    // Both installments that are left were due: on 2 May and 2 June.
    arrears: { principal: 203_42, interest: 10_74, fees: 0, loans: 1 },
    par: [
      { days: 1, loans: 1, outstanding: 203_42 },
      { days: 30, loans: 1, outstanding: 203_42 },
      { days: 60, loans: 0, outstanding: 0 },
      { days: 90, loans: 0, outstanding: 0 },
    ],
    collection: { due: 107_08, paid: 0 },
    collection_before: { due: 107_08, paid: 0 },
    vintages: [{ month: "2026-03", loans: 1, disbursed: 300_00, outstanding: 203_42, at_risk: 203_42 }],
  });
});

test("its months tell what was lent, repaid, due and paid, and what was owed at their ends", async () => {
  const { months, ageing } = await portfolio(`?account=${testAccountId}`);
  expect(months.map(({ month }) => month).slice(-4)).toEqual(["2026-03", "2026-04", "2026-05", "2026-06"]);
  expect(months.slice(-4)).toMatchObject([
    { disbursed: 300_00, repaid: 0, outstanding: 300_00, due: 0, paid: 0, is_running: false },
    { disbursed: 0, repaid: 107_08, outstanding: 203_42, due: 107_08, paid: 107_08 },
    { outstanding: 203_42, due: 107_08, paid: 0 },
    { outstanding: 203_42, due: 107_08, paid: 0, is_running: true },
  ]);
  expect(ageing.find(({ band }) => band === "31-60")).toEqual({ band: "31-60", loans: 1, outstanding: 203_42 });
});

test.each(portfolioCharts)("the chart %s is a file, too", async (chart) => {
  const answer = await viewer.get(`/portfolio.csv?account=${testAccountId}&chart=${chart}`);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8; header=present"]);
  expect(answer.headers.get("content-disposition")).toContain(`loan-book-${chart}_account-${testAccountId}_2026-06-11`);
  expect(answer.text.trim().split("\r\n").length).toBeGreaterThan(1);
});

test("an account without loans has an empty book, and one out of reach has none", async () => {
  await givenAccount(ctx, "T00000002");
  expect(await portfolio("?account=T00000002")).toMatchObject({ account_id: null, loans: 0, disbursed: 0 });
});
