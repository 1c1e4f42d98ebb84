import { beforeEach, expect, test } from "vitest";
import { type CustomerView, customerSchema } from "../../../shared/customers/customer.schema.ts";
import { borrowerSchema } from "../../../shared/lending/borrower.schema.ts";
import { loanRowSchema } from "../../../shared/lending/loan.schema.ts";
import { listSchema } from "../../../shared/page.ts";
import type { Role } from "../../../shared/permissions.ts";
import { dialects } from "../../dialects.ts";
import { type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenActiveBorrower, givenOffer } from "../../testing/loans.ts";
import { givenAccount, givenStartedPayment } from "../../testing/payments.ts";
import { givenRunningLoan } from "../../testing/serviced-loans.ts";

const dayMs = 86_400_000;
const another = {
  cpf: "52998224725",
  cnpj: null,
  externalId: "another",
  name: "Bento Lima",
  email: "bento@buyer.example",
  phone: "+5511900000002",
};
let ctx: TestContext;
let backoffice: RunningBackoffice;
let customerId: string;

beforeEach(async () => {
  ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  backoffice = await startBackoffice(ctx);
  const loanId = await givenRunningLoan(ctx, { name: "Ana Prado" });
  const loan = await ctx.store.read((db) =>
    db.selectFrom("loan").select("customer_id").where("id", "=", loanId).executeTakeFirstOrThrow(),
  );
  customerId = loan.customer_id;
});

async function person(role: Role = "finance"): Promise<CustomerView> {
  const answer = await (await backoffice.signedIn(role)).get(`/customers/${customerId}`);
  return customerSchema.parse(answer.json);
}

test("one page shows somebody's payments, sessions, review, offers and loans with what they come to", async () => {
  await givenOffer(ctx, { customer_id: customerId }, { approved_amount: 9_000_00 });
  const { payments, sessions, credit } = await person();
  expect([payments.rows, payments.figures, sessions.rows, sessions.figures]).toEqual([[], [], [], []]);
  expect(credit).toMatchObject({ status: "active", name: "Ana Prado", items: { asked: 6, approved: 0 } });
  expect(credit?.offers.rows.map(({ status }) => status)).toEqual(["available", "accepted"]);
  expect(credit?.offers).toMatchObject({ total: { value: 2, capped: false }, open: { count: 1, amount: 9_000_00 } });
  expect(credit?.loans.rows.map(({ status }) => status)).toEqual(["active"]);
  expect(credit?.loans.running).toEqual({ count: 1, outstanding: 321_24, late: 0 });
});

test("a loan whose installment has passed counts as late", async () => {
  ctx.clock.advance(40 * dayMs);
  expect((await person()).credit?.loans.running).toMatchObject({ count: 1, late: 1 });
});

test("only the newest are shown, and all are counted, each currency for itself", async () => {
  for (const currency of ["NOK", "NOK", "NOK", "NOK", "EUR", "EUR"]) {
    const { id } = await givenStartedPayment(ctx, { currency });
    await ctx.store.write((trx) =>
      trx.updateTable("payment").set({ customer_id: customerId }).where("id", "=", id).execute(),
    );
  }
  const { payments } = await person();
  expect([payments.rows.length, payments.total.value]).toEqual([5, 6]);
  expect(payments.figures.map(({ currency, count }) => [currency, count])).toEqual([
    ["EUR", 2],
    ["NOK", 4],
  ]);
});

test("the review's page agrees with the person's, and both are masked for who may not read personal data", async () => {
  for (const role of ["finance", "support", "viewer"] as const) {
    const { credit } = await person(role);
    const answer = await (await backoffice.signedIn(role)).get(`/borrowers/${customerId}`);
    const { status, status_since, name, cpf } = borrowerSchema.parse(answer.json);
    expect(credit).toMatchObject({ status, status_since, name, cpf });
    const seen = JSON.stringify(credit);
    expect(seen.includes("Ana Prado"), role).toBe(role === "finance");
  }
});

test("the full lists behind it hold this person's rows alone", async () => {
  await givenRunningLoan(ctx, another);
  const finance = await backoffice.signedIn("finance");
  const { data } = listSchema(loanRowSchema).parse((await finance.get(`/loans?customer_id=${customerId}`)).json);
  expect(data.map((loan) => loan.customer_id)).toEqual([customerId]);
});

test("somebody who only registered has an empty page that says how far the review is", async () => {
  customerId = (await givenActiveBorrower(ctx, another)).customer_id;
  const { credit } = await person();
  expect(credit).toMatchObject({ offers: { rows: [], open: { count: 0, amount: 0 } }, loans: { rows: [] } });
});
