import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { dialects } from "../dialects.ts";
import type { ContractedLoan } from "../lending/loans/loan.record.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { givenActiveBorrower, givenActiveLoan, givenLoan } from "../testing/loans.ts";
import { givenAccount } from "../testing/payments.ts";
import { runVerify } from "./verify.service.ts";

let ctx: TestContext;
let running: ContractedLoan;

beforeEach(async () => {
  ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  const borrower = await givenActiveBorrower(ctx);
  running = await givenActiveLoan(ctx, borrower);
  await givenLoan(ctx, borrower);
});

async function verdictOnLoans() {
  const { invariants } = await runVerify(ctx);
  return invariants.find(({ id }) => id === "I17");
}

test("loans that went their way are in order", async () => {
  expect(await verdictOnLoans()).toMatchObject({ ok: true });
});

test.each([
  ["a status that no step led to", "UPDATE loan SET status = 'cancelled' WHERE status = 'processing'", "history"],
  ["an offer that is open although it was taken", "UPDATE credit_offer SET status = 'available'", "has 1 loans"],
  ["an installment that owes too much", "UPDATE installment SET principal = principal + 1 WHERE number = 1", "ledger"],
  ["principal that was paid and never posted", "UPDATE installment SET principal_paid = 1 WHERE number = 1", "ledger"],
  ["a payout that nobody posted", "UPDATE ledger_transaction SET kind = 'other'", "do not agree"],
])("%s is found", async (_claim, change, fault) => {
  await ctx.store.write((trx) => sql.raw(change).execute(trx));
  const found = await verdictOnLoans();
  expect(found).toMatchObject({ ok: false });
  expect(found?.detail).toContain(fault);
  expect(running.loan.status).toBe("active");
});
