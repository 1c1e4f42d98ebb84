import { beforeAll, describe, expect, test } from "vitest";
import { listSchema } from "../../../shared/page.ts";
import { paymentRowSchema, paymentSchema } from "../../../shared/payments/payment.schema.ts";
import { capturePayment } from "../../payments/payment.service.ts";
import { startBackoffice, type RunningBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { byMerchant, givenAccount, givenAuthorizedPayment, givenStartedPayment } from "../../testing/payments.ts";

let ctx: TestContext;
let backoffice: RunningBackoffice;

beforeAll(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  await givenAccount(ctx, "T00000002");
  backoffice = await startBackoffice(ctx);
  for (const reference of ["A-1", "A-2", "A-3", "A-4", "A-5"]) {
    ctx.clock.advance(1_000);
    await givenStartedPayment(ctx, { reference });
  }
  ctx.clock.advance(1_000);
  await givenStartedPayment(ctx, { reference: "foreign", accountId: "T00000002" });
});

const listed = listSchema(paymentRowSchema);

async function references(query: string, accounts: readonly string[] = ["T00000001"]) {
  const client = await backoffice.signedIn("support", accounts);
  const { data, page } = listed.parse((await client.get(`/payments${query}`)).json);
  return { found: data.map((row) => row.merchant_reference), page };
}

describe("the list", () => {
  test("is newest first, of the accounts in reach alone", async () => {
    expect((await references("")).found).toEqual(["A-5", "A-4", "A-3", "A-2", "A-1"]);
    expect((await references("?account=T00000002")).found).toEqual([]);
    expect((await references("?account=T00000002", [])).found).toEqual(["foreign"]);
  });

  test("goes on from its cursor and back again", async () => {
    const first = await references("?limit=2");
    const second = await references(`?limit=2&cursor=${first.page.next}`);
    expect([first.found, second.found]).toEqual([
      ["A-5", "A-4"],
      ["A-3", "A-2"],
    ]);
    expect((await references(`?limit=2&cursor=${second.page.previous}`)).found).toEqual(first.found);
    expect(first.page.total).toEqual({ value: 5, capped: false });
  });

  test("takes several values of one filter and finds words, masked or not", async () => {
    expect((await references("?status=CAPTURED&status=INITIATED&limit=1")).found).toEqual(["A-5"]);
    expect((await references("?q=kari@buyer.example&merchant_reference=A-3")).found).toEqual(["A-3"]);
  });
});

describe("personal details", () => {
  test.each([
    ["viewer", true],
    ["support", true],
    ["finance", false],
    ["admin", false],
  ] as const)("of a payer are masked for %s: %s", async (role, isMasked) => {
    const client = await backoffice.signedIn(role);
    const { id } = (await givenAuthorizedPayment(ctx)).payment;
    const answers = [await client.get(`/payments/${id}`), await client.get("/payments?limit=5")];
    const shown = paymentSchema.parse(answers[0]?.json);
    const row = listed.parse(answers[1]?.json).data.find((candidate) => candidate.id === id);
    const masked = { name: "K… P…", email: "k…@b….example", phone: "…00", is_masked: true };
    const plain = { name: "Kari Prøve", email: "kari@buyer.example", phone: "+4740000000", is_masked: false };
    expect([shown.payer, row?.payer]).toEqual(isMasked ? [masked, masked] : [plain, plain]);
    for (const { text } of answers) expect(text.includes("kari@buyer.example")).toBe(!isMasked);
  });
});

describe("one payment", () => {
  test("is shown whole: figures, operations, timeline and what may be done", async () => {
    const { id } = (await givenAuthorizedPayment(ctx)).payment;
    await capturePayment(ctx, {
      scope: "all",
      paymentId: id,
      amount: 20_000,
      reference: "ship-1",
      isFinal: false,
      request: {},
      by: byMerchant,
    });
    const client = await backoffice.signedIn("finance");
    const answer = await client.get(`/payments/${id}`);
    const view = paymentSchema.parse(answer.json);
    expect(view).toMatchObject({ captured: 20_000, capturable: 30_000, refundable: 20_000, pending_capture: 0 });
    expect(view.operations.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      "authorize succeeded",
      "capture succeeded",
    ]);
    expect(view.timeline.map((entry) => entry.kind)).toEqual([
      "payment.started",
      "authorize.pending",
      "authorize.succeeded",
      "capture.pending",
      "capture.succeeded",
    ]);
    expect(view.actions.void).toMatchObject({
      allowed: false,
      code: "void_remainder_unsupported",
      instead: "final_capture",
    });
    expect(answer.headers.get("etag")).toBe(`"${view.version}"`);
    expect(answer.text).not.toMatch(/sandbox:card|processor_key|gatewayToken/);
  });

  test("shows a viewer why nothing can be done", async () => {
    const { id } = (await givenAuthorizedPayment(ctx)).payment;
    const view = paymentSchema.parse((await (await backoffice.signedIn("viewer")).get(`/payments/${id}`)).json);
    for (const action of Object.values(view.actions))
      expect(action).toMatchObject({ allowed: false, code: "role_forbids" });
  });

  test("of an account out of reach is as unknown as one that does not exist", async () => {
    const { id } = await givenStartedPayment(ctx, { accountId: "T00000002" });
    const narrowed = await backoffice.signedIn("finance", ["T00000001"]);
    const answers = [await narrowed.get(`/payments/${id}`), await narrowed.get("/payments/T00000002.none")];
    const said = answers.map(({ status, json }) => [status, json?.["code"], json?.["detail"]]);
    expect(said[0]?.[0]).toBe(404);
    expect(said[1]).toEqual(said[0]);
  });
});
