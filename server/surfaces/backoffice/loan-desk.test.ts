import { beforeEach, expect, test } from "vitest";
import { type LoanView, loanBoardSchema, loanRowSchema, loanSchema } from "../../../shared/lending/loan.schema.ts";
import { listSchema } from "../../../shared/page.ts";
import { dialects } from "../../dialects.ts";
import { stepLoans } from "../../lending/loans/step-loans.service.ts";
import {
  type Answer,
  type BackofficeClient,
  type RunningBackoffice,
  startBackoffice,
} from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";
import { givenRunningLoan, givenSignedLoan } from "../../testing/serviced-loans.ts";
import { runVerify } from "../../verify/verify.service.ts";

const dayMs = 86_400_000;
let ctx: TestContext;
let backoffice: RunningBackoffice;
let finance: BackofficeClient;

beforeEach(async () => {
  ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  backoffice = await startBackoffice(ctx);
  finance = await backoffice.signedIn("finance");
});

const viewOf = (answer: Answer): LoanView => loanSchema.parse(answer.json);
const rowsOf = (answer: Answer) => listSchema(loanRowSchema).parse(answer.json).data;
const payment = { amount: 100_00, paid_on: "2026-03-02", reference: "PIX E1" };

test("finance books a payment, once per key, and takes it back with a reason", async () => {
  const id = await givenRunningLoan(ctx);
  const headers = { "idempotency-key": "book-the-first-one" };
  const first = viewOf(await finance.post(`/loans/${id}/payments`, payment, headers));
  const again = viewOf(await finance.post(`/loans/${id}/payments`, payment, headers));
  expect(first).toMatchObject({ outstanding: 221_24, owed: { principal: 210_50, interest: 10_74, fees: 0 } });
  expect(again.payments).toHaveLength(1);
  expect(again.payments[0]).toMatchObject({ booked_by: "Somebody in finance", reference: "PIX E1", reversed_at: null });

  const reverse = `/loans/${id}/payments/${again.payments[0]?.id}/reverse`;
  expect((await finance.post(reverse, { reason: " " })).status).toBe(400);
  const reversed = viewOf(await finance.post(reverse, { reason: "Another customer's money" }));
  expect(reversed).toMatchObject({ outstanding: 321_24, payments: [{ reversal_reason: "Another customer's money" }] });
  const actions = reversed.history.map(({ action }) => action);
  expect(actions.slice(-2)).toEqual(["payment_booked", "payment_reversed"]);
});

test("who saw other figures, or books too much, is told what is owed", async () => {
  const id = await givenRunningLoan(ctx);
  const stale = await finance.post(`/loans/${id}/payments`, { ...payment, expected_outstanding: 1 });
  expect([stale.status, stale.json]).toMatchObject([409, { code: "stale_figures", facts: { outstanding: 321_24 } }]);
  const over = await finance.post(`/loans/${id}/payments`, { ...payment, amount: 321_25 });
  expect([over.status, over.json]).toMatchObject([
    409,
    { code: "operation_blocked", facts: { blocker: { code: "amount_exceeds_owed", limit: 321_24 } } },
  ]);
});

test("disbursement takes two people; the one who ordered it is told why it is not for them", async () => {
  const id = await givenSignedLoan(ctx);
  const ordered = viewOf(await finance.post(`/loans/${id}/order-disbursement`, {}));
  expect(ordered).toMatchObject({ status: "disbursing", disbursement_ordered_by: "Somebody in finance" });
  expect(ordered.actions.confirm_disbursement).toMatchObject({
    allowed: false,
    reason: "You ordered this disbursement. A second person of finance has to confirm it.",
  });
  const own = await finance.post(`/loans/${id}/confirm-disbursement`, { reference: "E1" });
  expect([own.status, own.json]).toMatchObject([409, { facts: { blocker: { code: "same_person" } } }]);

  const second = await backoffice.signedIn("finance");
  expect((await second.post(`/loans/${id}/confirm-disbursement`, {})).status).toBe(400);
  await second.post(`/loans/${id}/confirm-disbursement`, { reference: "E1" });
  ctx.clock.advance(3_000);
  await stepLoans(ctx);
  const active = viewOf(await second.get(`/loans/${id}`));
  expect(active).toMatchObject({ status: "active", outstanding: 321_24, disbursed_on: "2026-03-02" });
  expect(active.installments.map(({ due_date }) => due_date)).toEqual(["2026-04-02", "2026-05-02", "2026-06-02"]);
  expect((await runVerify(ctx)).invariants.filter(({ ok }) => !ok)).toEqual([]);
});

test("names and CPF are masked for support", async () => {
  const id = await givenRunningLoan(ctx);
  const support = await backoffice.signedIn("support");
  expect(viewOf(await support.get(`/loans/${id}`))).toMatchObject({ customer_name: "A… P…", is_masked: true });
  expect(rowsOf(await support.get("/loans"))[0]).toMatchObject({ customer_name: "A… P…" });
  expect(viewOf(await support.get(`/loans/${id}`)).actions.cancel).toMatchObject({
    allowed: false,
    code: "role_forbids",
  });
});

test("the list is filtered by status and lateness and found by name, contract and id", async () => {
  const late = await givenRunningLoan(ctx);
  ctx.clock.advance(40 * dayMs);
  const other = { cpf: "52998224725", cnpj: null, name: "Bia Rocha", email: "bia@flores.example", externalId: null };
  const early = await givenRunningLoan(ctx, other);
  finance = await backoffice.signedIn("finance");
  const found = async (query: string) => rowsOf(await finance.get(`/loans?${query}`)).map(({ id }) => id);
  expect(await found("")).toEqual([early, late]);
  expect(await found("sort=created_at")).toEqual([late, early]);
  expect(await found("days_late.gte=1")).toEqual([late]);
  expect(await found("days_late.gte=9&days_late.lte=9")).toEqual([late]);
  expect(await found("days_late.gte=10")).toEqual([]);
  expect(await found("status=finished")).toEqual([]);
  expect(await found(`account=${testAccountId}&status=active&q=ana`)).toEqual([late]);
  expect(await found("q=529.982.247-25")).toEqual([early]);
  expect(await found("q=CCB-2026-000001")).toEqual([late]);
  expect(await found(`q=${early}`)).toEqual([early]);
  expect(rowsOf(await finance.get(`/loans?q=${late}`))[0]).toMatchObject({ days_late: 9, oldest_due: "2026-04-02" });
});

test("the board has nine columns, the longest waiting first", async () => {
  const first = await givenSignedLoan(ctx);
  ctx.clock.advance(600_000);
  const second = await givenRunningLoan(ctx).then(() => givenSignedLoan(ctx));
  const { columns } = loanBoardSchema.parse((await finance.get(`/loan-board?account=${testAccountId}`)).json);
  expect(columns.map(({ count }) => count)).toEqual([0, 0, 0, 2, 0, 1, 0, 0, 0]);
  expect(columns[3]?.loans.map(({ id }) => id)).toEqual([first, second]);
  expect(columns[3]?.loans[0]?.age_seconds).toBeGreaterThanOrEqual(600);
});

test("an account that is not one's own shows nothing", async () => {
  const id = await givenRunningLoan(ctx);
  await givenAccount(ctx, "T99999999");
  const narrow = await backoffice.signedIn("finance", ["T99999999"]);
  expect(rowsOf(await narrow.get("/loans"))).toEqual([]);
  expect((await narrow.get(`/loans/${id}`)).status).toBe(404);
  expect((await narrow.post(`/loans/${id}/payments`, payment)).status).toBe(404);
});
