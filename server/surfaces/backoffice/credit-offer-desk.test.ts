import { beforeEach, describe, expect, test } from "vitest";
import { listSchema } from "../../../shared/page.ts";
import { offerRowSchema, offerSchema, prospectsSchema } from "../../../shared/lending/offer.schema.ts";
import { dialects } from "../../dialects.ts";
import { simulateOffer } from "../../lending/credit/simulate-offer.service.ts";
import type { BorrowerRecord } from "../../lending/customers/borrower.record.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenActiveBorrower, givenLoan, givenOffer, usualTerms } from "../../testing/loans.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let finance: BackofficeClient;
let borrower: BorrowerRecord;
const listOf = listSchema(offerRowSchema);

beforeEach(async () => {
  ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  borrower = await givenActiveBorrower(ctx);
  backoffice = await startBackoffice(ctx);
  finance = await backoffice.signedIn("finance");
});

const { borrower_kind: _kind, ...terms } = usualTerms;
const issue = (changes: Record<string, unknown> = {}) =>
  finance.post("/credit-offers", { customer_id: borrower.customer_id, ...terms, ...changes });

async function audited(action: string) {
  const rows = await ctx.store.read((db) =>
    db.selectFrom("audit_entry").select("details").where("action", "=", action).where("is_allowed", "=", 1).execute(),
  );
  return rows.map(({ details }) => JSON.parse(details) as Record<string, unknown>);
}

describe("finance", () => {
  test("issues an offer with the account's fee and the customer's kind of borrower", async () => {
    const offer = offerSchema.parse((await issue()).json);
    expect(offer).toMatchObject({
      status: "available",
      customer_name: "Ana Prado",
      fee_ppm: 12_000,
      borrower_kind: "simples",
      simulations: [],
      loans: [],
      version: 1,
    });
    expect(await audited("credit_offer.issued")).toMatchObject([{ approved_amount: 50_000_00, fee_ppm: 12_000 }]);
  });

  test.each([
    ["a least amount above the most", { min_amount: 60_000_00 }, "min_amount"],
    ["installments of less than 1.00", { min_amount: 100, approved_amount: 100 }, "min_amount"],
    ["fewer installments at most than at least", { installments_min: 13 }, "installments_max"],
    ["more than ten years", { installments_max: 121 }, "installments_max"],
    ["31 % a month", { rate_ppm: 310_000 }, "rate_ppm"],
    ["a fee that takes more than half", { fee_ppm: 500_001 }, "fee_ppm"],
    ["a day that is past", { valid_until: "2026-03-02T08:59:59.999Z" }, "valid_until"],
    ["a validity of years", { valid_until: "2029-01-01T00:00:00.000Z" }, "valid_until"],
  ])("cannot offer %s", async (_claim, changes, path) => {
    const answer = await issue(changes);
    expect(answer.status).toBe(400);
    expect(Object.keys((answer.json as { errors: object }).errors)).toContain(path);
    expect(Object.keys((answer.json as { said_of: object }).said_of)).toContain(path);
  });

  test("makes one offer of a wish that arrives twice, and none of one without a name", async () => {
    const body = { customer_id: borrower.customer_id, ...terms };
    const headers = { "idempotency-key": "offer-to-ana" };
    const [first, copy] = [
      await finance.post("/credit-offers", body, headers),
      await finance.post("/credit-offers", body, headers),
    ];
    expect([first.status, copy.status]).toEqual([200, 200]);
    expect(offerSchema.parse(copy.json).id).toBe(offerSchema.parse(first.json).id);
    expect(listOf.parse((await finance.get("/credit-offers")).json).data).toHaveLength(1);
    const other = await finance.post("/credit-offers", { ...body, rate_ppm: 1 }, headers);
    expect(other.json).toMatchObject({ code: "idempotency_key_reused" });
    expect(await finance.send("POST", "/credit-offers", body)).toMatchObject({ status: 400 });
  });

  test("cannot offer anything to a customer who was refused for good", async () => {
    await ctx.store.write((trx) => trx.updateTable("borrower").set({ status: "denied" }).execute());
    const answer = await issue();
    expect([answer.status, answer.json]).toMatchObject([409, { facts: { blocker: { code: "customer_denied" } } }]);
  });

  test("reprices the version that they have read, and says why", async () => {
    const { id } = await givenOffer(ctx, borrower);
    const path = `/credit-offers/${id}/reprice`;
    const body = { rate_ppm: 20_000, reason: "Better score" };
    const stale = await finance.send("POST", path, body, { "if-match": '"7"' });
    expect(stale.status).toBe(412);
    const answer = await finance.send("POST", path, body, { "if-match": '"1"' });
    expect(offerSchema.parse(answer.json)).toMatchObject({ rate_ppm: 20_000, version: 2, status: "available" });
    expect(await audited("credit_offer.repriced")).toMatchObject([
      { before: { rate_ppm: 35_000 }, after: { rate_ppm: 20_000 }, reason: "Better score" },
    ]);
    expect((await finance.send("POST", path, { ...body, reason: " " })).status).toBe(400);
  });

  test("takes an offer back, but not one that became a loan", async () => {
    const { id } = await givenOffer(ctx, borrower);
    const answer = await finance.send("POST", `/credit-offers/${id}/expire`, { reason: "Fraud suspected" });
    expect(offerSchema.parse(answer.json).status).toBe("expired");
    const again = await finance.send("POST", `/credit-offers/${id}/reprice`, { rate_ppm: 1, reason: "x" });
    expect(again.json).toMatchObject({ status: 409, facts: { blocker: { code: "offer_expired" } } });
    const { loan } = await givenLoan(ctx, borrower);
    const taken = await finance.send("POST", `/credit-offers/${loan.credit_offer_id}/expire`, { reason: "x" });
    expect(taken.json).toMatchObject({ status: 409, facts: { blocker: { code: "offer_already_accepted" } } });
  });

  test.each([["123.456.789-09"], ["12345678000195"], ["loja-42"]])("finds whom to offer to by %s", async (text) => {
    await givenOffer(ctx, borrower);
    const found = await finance.get(`/credit-offers/prospects?customer=${encodeURIComponent(text)}`);
    const { data, iof_rates } = prospectsSchema.parse(found.json);
    expect(data).toMatchObject([{ customer_id: borrower.customer_id, open_offers: 1, borrower_kind: "simples" }]);
    expect(iof_rates).toHaveLength(3);
    const elsewhere = await finance.get("/credit-offers/prospects?customer=loja-42&account=T00000099");
    expect(prospectsSchema.parse(elsewhere.json).data).toEqual([]);
  });
});

describe("an offer's page", () => {
  test("tells which of its simulations can be contracted, and which one was", async () => {
    const offer = await givenOffer(ctx, borrower);
    const wish = { scope: "all", offerId: offer.id, requestedAmount: 25_000_00, installmentCount: 12 } as const;
    await simulateOffer(ctx, wish);
    await simulateOffer(ctx, { ...wish, requestedAmount: 26_000_00 });
    const page = async (id = offer.id) => offerSchema.parse((await finance.get(`/credit-offers/${id}`)).json);
    const shown = (await page()).simulations;
    expect(shown.map(({ requested_amount, is_contractable }) => [requested_amount, is_contractable])).toEqual([
      [26_000_00, true],
      [25_000_00, false],
    ]);
    ctx.clock.advance(25 * 3_600_000);
    finance = await backoffice.signedIn("finance");
    expect((await page()).simulations.some(({ is_contractable }) => is_contractable)).toBe(false);
    const { loan } = await givenLoan(ctx, borrower);
    const taken = await page(loan.credit_offer_id);
    expect(taken.loans).toMatchObject([{ id: loan.id, status: "processing" }]);
    expect(taken.simulations).toMatchObject([{ is_contracted: true, is_contractable: false }]);
  });

  test("masks the customer for who may not read names, and is nobody's outside the account", async () => {
    const { id } = await givenOffer(ctx, borrower);
    const viewer = await backoffice.signedIn("viewer");
    const seen = offerSchema.parse((await viewer.get(`/credit-offers/${id}`)).json);
    expect([seen.customer_name, seen.is_masked]).toEqual(["A… P…", true]);
    expect((await finance.get("/credit-offers/co_none")).status).toBe(404);
  });
});

test("the list filters, searches and pages", async () => {
  const first = await givenOffer(ctx, borrower);
  ctx.clock.advance(1_000);
  const { loan } = await givenLoan(ctx, borrower);
  const second = loan.credit_offer_id;
  const ids = async (query: string) =>
    listOf.parse((await finance.get(`/credit-offers?${query}`)).json).data.map(({ id }) => id);
  expect(await ids("")).toEqual([second, first.id]);
  expect(await ids(`account=${testAccountId}&status=available`)).toEqual([first.id]);
  expect(await ids("status=accepted")).toEqual([second]);
  expect(await ids(`customer_id=${borrower.customer_id}&status=accepted`)).toEqual([second]);
  expect(await ids(`q=${first.id}`)).toEqual([first.id]);
  expect(await ids("q=123.456.789-09")).toEqual([second, first.id]);
  expect(await ids("q=529.982.247-25")).toEqual([]);
  expect(await ids("account=T00000099")).toEqual([]);
  const paged = listOf.parse((await finance.get("/credit-offers?limit=1")).json);
  expect(await ids(`limit=1&cursor=${paged.page.next ?? ""}`)).toEqual([first.id]);
});
