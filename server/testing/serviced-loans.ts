import type { TestContext } from "./context.ts";
import { givenActiveBorrower, givenActiveLoan, givenAwaitingSignatures, sign } from "./loans.ts";

type Borrower = Parameters<typeof givenActiveBorrower>[1];

/** 300.00 in three installments of 107.08: principal 96.58, 99.96 and 103.46; interest 10.50, 7.12 and 3.62. */
const threeInstallments = {
  approved_amount: 300_00,
  min_amount: 300_00,
  installments_min: 3,
  installments_max: 3,
  requestedAmount: 300_00,
  valid_until: "2027-02-01T23:59:59.000Z",
};

/** A loan that runs from now on, its first installment due in a month; returns its id. */
export async function givenRunningLoan(ctx: TestContext, borrower: Borrower = {}): Promise<string> {
  const { loan } = await givenActiveLoan(ctx, await givenActiveBorrower(ctx, borrower), threeInstallments);
  return loan.id;
}

/** The same loan, signed and waiting for its money to be sent. */
export async function givenSignedLoan(ctx: TestContext, borrower: Borrower = {}): Promise<string> {
  const contracted = await givenAwaitingSignatures(ctx, await givenActiveBorrower(ctx, borrower), threeInstallments);
  await sign(ctx, contracted);
  return contracted.loan.id;
}
