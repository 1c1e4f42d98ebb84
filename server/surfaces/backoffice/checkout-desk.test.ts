import { beforeEach, describe, expect, test } from "vitest";
import { type PaymentLinkView, paymentLinkSchema } from "../../../shared/checkout/payment-link.schema.ts";
import { paymentProfileSchema } from "../../../shared/checkout/profile.schema.ts";
import { sessionSchema } from "../../../shared/checkout/session.schema.ts";
import { issuedCredentialSchema } from "../../../shared/identity/credential.schema.ts";
import { shiftInstant } from "../../../shared/instant.ts";
import { listSchema } from "../../../shared/page.ts";
import { paymentSchema } from "../../../shared/payments/payment.schema.ts";
import { settlementSchema } from "../../../shared/settlements/settlement.schema.ts";
import { visitSession } from "../../checkout/change-session.service.ts";
import { getProfile, replaceProfile } from "../../checkout/profile.service.ts";
import { createSessionObserver } from "../../checkout/session-observer.ts";
import { dialects } from "../../dialects.ts";
import { proveClient } from "../../identity/authenticate-client.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenAuthorizedPayment, testAccountId } from "../../testing/payments.ts";
import { givenSession, givenShop, payByCard } from "../../testing/sessions.ts";
import { paymentEventRecorder } from "../../webhooks/payment-events.ts";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let finance: BackofficeClient;
let admin: BackofficeClient;

beforeEach(async () => {
  ctx = await makeTestContext({ dialects });
  ctx.paymentObservers = [createSessionObserver(ctx), paymentEventRecorder(ctx)];
  await givenShop(ctx);
  backoffice = await startBackoffice(ctx);
  finance = await backoffice.signedIn("finance");
  admin = await backoffice.signedIn("admin");
});

async function auditOf(action: string) {
  const rows = await ctx.store.read((db) =>
    db
      .selectFrom("audit_entry")
      .select(["object_id", "details"])
      .where("action", "=", action)
      .orderBy("position")
      .execute(),
  );
  return rows.map((row) => ({ id: row.object_id, details: JSON.parse(row.details) as Record<string, unknown> }));
}

const linkRequest = () => ({
  account_id: testAccountId,
  profile_id: "default",
  currency: "NOK",
  merchant_reference: "L-1",
  lines: [
    { description: "Lamp", quantity: 2, unit_price: 12_550, vat: 25 },
    { description: "Cable by the metre", quantity: 1.5, unit_price: 1_000, vat: 15 },
  ],
  expires_at: shiftInstant(ctx.clock.now(), 86_400_000),
});

async function givenLink(changes: Record<string, unknown> = {}): Promise<PaymentLinkView> {
  return paymentLinkSchema.parse((await finance.post("/payment-links", { ...linkRequest(), ...changes })).json);
}

const listedLinks = async (query = "") =>
  listSchema(paymentLinkSchema).parse((await finance.get(`/payment-links${query}`)).json).data;

describe("payment links", () => {
  test("a link is a session that costs what its lines cost, with the tax inside", async () => {
    const link = await givenLink();
    expect(link).toMatchObject({ amount: 26_600, status: "open", created_by: "Somebody in finance", opened_at: null });
    expect(link.url).toBe(`http://localhost:3001/v1/view/${link.id}`);
    const session = sessionSchema.parse((await finance.get(`/sessions/${link.id}`)).json);
    expect(session.lines.map(({ amount, vat_amount }) => [amount, vat_amount])).toEqual([
      [25_100, 5_020],
      [1_500, 196],
    ]);
    expect(session).toMatchObject({ return_url: link.url, link_created_by: "Somebody in finance" });
    expect(await auditOf("payment_link.create")).toMatchObject([{ id: link.id, details: { amount: 26_600 } }]);
  });

  test("the list has links alone, with who made them and when they were opened", async () => {
    await givenSession(ctx);
    const link = await givenLink();
    expect(await listedLinks()).toMatchObject([{ id: link.id, opened_at: null }]);
    await visitSession(ctx, { sessionId: link.id, ip: null, userAgent: null, requestId: null });
    expect(await listedLinks("?status=open")).toMatchObject([{ id: link.id, opened_at: ctx.clock.now() }]);
    expect(await listedLinks("?status=expired")).toEqual([]);
  });

  test("only the chosen ways to pay are offered", async () => {
    const { id } = await givenLink({ methods: ["vipps"] });
    await expect(payByCard(ctx, { id })).rejects.toMatchObject({ code: "validation_failed" });
    const refused = await finance.post("/payment-links", { ...linkRequest(), methods: ["swish.swish"] });
    expect(refused.status).toBe(400);
    expect(await listedLinks()).toHaveLength(1);
  });

  test("an unpaid link can be ended, once; a paid one cannot", async () => {
    const link = await givenLink();
    const ended = await finance.post(`/payment-links/${link.id}/expire`);
    expect(ended.json).toMatchObject({ status: "expired" });
    expect((await finance.post(`/payment-links/${link.id}/expire`)).status).toBe(409);
    expect(await auditOf("payment_link.expire")).toHaveLength(2);
    const paid = await givenLink();
    await payByCard(ctx, paid);
    expect((await finance.post(`/payment-links/${paid.id}/expire`)).status).toBe(409);
    expect(await listedLinks("?status=authorized")).toMatchObject([{ id: paid.id }]);
  });

  test("a shop's own session is not ended as a link", async () => {
    const session = await givenSession(ctx);
    expect((await finance.post(`/payment-links/${session.id}/expire`)).status).toBe(404);
  });

  test.each([
    ["an end in the past", { expires_at: "2020-01-01T00:00:00.000Z" }],
    ["an end beyond a year", { expires_at: "2999-01-01T00:00:00.000Z" }],
    ["a free line", { lines: [{ description: "Lamp", quantity: 1, unit_price: 0, vat: 25 }] }],
    ["no line", { lines: [] }],
    ["an unknown profile", { profile_id: "none" }],
  ])("%s is refused", async (_claim, changes) => {
    expect((await finance.post("/payment-links", { ...linkRequest(), ...changes })).status).toBe(400);
  });
});

test("the funnel counts how far sessions came, each step within the one before", async () => {
  const opened = await givenSession(ctx);
  await visitSession(ctx, { sessionId: opened.id, ip: null, userAgent: null, requestId: null });
  await givenSession(ctx);
  await payByCard(ctx, await givenSession(ctx));
  const funnel = await finance.get(`/sessions/funnel?account=${testAccountId}`);
  expect(funnel.json).toEqual({
    created: 3,
    opened: 2,
    method_chosen: 1,
    authorized: 1,
    captured: 0,
    abandoned: 0,
    expired: 0,
    is_capped: false,
  });
  expect((await finance.get("/sessions/funnel?created_at.lte=2020-01-01")).json).toMatchObject({ created: 0 });
  expect((await finance.get("/sessions/funnel")).json).toEqual(funnel.json);
});

describe("payment profiles", () => {
  const path = `/payment-profiles/${testAccountId}.default`;
  const read = async () => {
    const answer = await admin.get(path);
    return { profile: paymentProfileSchema.parse(answer.json), etag: answer.headers.get("etag") ?? "" };
  };

  test("a change is for the version that was read, and later sessions get it", async () => {
    const { profile, etag } = await read();
    const { name, description, settings } = profile;
    const wanted = { name, description, settings: { ...settings, auto_capture: true } };
    const changed = await admin.send("PATCH", path, wanted, { "if-match": etag });
    expect(paymentProfileSchema.parse(changed.json).settings.auto_capture).toBe(true);
    expect((await admin.send("PATCH", path, wanted, { "if-match": etag })).status).toBe(412);
    expect((await givenSession(ctx)).configuration.auto_capture).toBe(true);
    expect(await auditOf("payment_profile.update")).toMatchObject([
      { id: "default", details: { before: { auto_capture: false }, after: { auto_capture: true } } },
      { details: { code: "precondition_failed" } },
    ]);
  });

  test("a change leaves the shop's name and terms as its server has set them", async () => {
    const key = { accountId: testAccountId, id: "default" };
    const shop = {
      url: { merchant_terms_url: "https://shop.example/terms" },
      merchant: { name: "Lamps & Co", logo_url: "" },
    };
    await replaceProfile(ctx, key, { ...(await getProfile(ctx, key)), ...shop });
    const { name, description, settings } = (await read()).profile;
    const content = { name: `${name} 2`, description, settings };
    expect((await admin.send("PATCH", path, content)).status).toBe(200);
    expect(await getProfile(ctx, key)).toMatchObject({ name: content.name, ...shop });
  });

  test("the default profile stays; one that was made can be deleted", async () => {
    const { settings } = (await read()).profile;
    const content = { account_id: testAccountId, name: "Kiosk", description: null, settings };
    const made = paymentProfileSchema.parse((await admin.post("/payment-profiles", content)).json);
    expect(made.profile_id).toBe(made.id);
    expect((await admin.send("DELETE", `/payment-profiles/${made.id}`)).status).toBe(200);
    expect((await admin.get(`/payment-profiles/${made.id}`)).status).toBe(404);
    expect((await admin.send("DELETE", path)).status).toBe(400);
  });
});

describe("settlements", () => {
  async function givenSettlement() {
    const { payment } = await givenAuthorizedPayment(ctx, { reference: "=A-1" });
    await finance.post(`/payments/${payment.id}/capture`, { amount: 30_000 });
    const made = await finance.post("/settlements", { account_id: testAccountId });
    const [row] = (made.json?.["data"] ?? []) as { id: string }[];
    return { paymentId: payment.id, id: row?.id ?? "" };
  }

  test("finance settles what waits, and the payment says where its money is", async () => {
    const { id, paymentId } = await givenSettlement();
    const settlement = settlementSchema.parse((await finance.get(`/settlements/${id}`)).json);
    expect(settlement).toMatchObject({ capture: 30_000, fee: 600, amount: 29_400, cause: "on_demand" });
    const payment = paymentSchema.parse((await finance.get(`/payments/${paymentId}`)).json);
    expect(payment).toMatchObject({
      settlement_status: "SETTLED",
      settlements: [{ settlement_id: id, amount: 29_400 }],
    });
    expect(payment.timeline.at(-1)).toMatchObject({ kind: "settlement.paid", amount: 29_400 });
    expect((await finance.get(`/settlements/${id}/reconciliation`)).json).toMatchObject({ ok: true });
    expect((await finance.get(`/settlements?provider=dintero_psp&payment_status=paid&q=${id}`)).json).toMatchObject({
      data: [{ id }],
    });
  });

  test("a report opens in a spreadsheet without running anything, counts in major units and is audited", async () => {
    const { id, paymentId } = await givenSettlement();
    const csv = await finance.get(`/settlements/${id}/report.csv`);
    expect(csv.headers.get("content-disposition")).toMatch(/^attachment; filename="settlement_PAYOUT-.*\.csv"$/);
    const [, line] = csv.text.split("\r\n");
    expect(line).toContain(`,${paymentId},'=A-1,capture,`);
    expect(line).toMatch(/,NOK,300\.00,0\.00,6\.00,294\.00$/);
    const json = await finance.get(`/settlements/${id}/report.json`);
    expect(json.json).toMatchObject({ amount: 29_400, lines: [{ transaction_id: paymentId, capture: 30_000 }] });
    const xml = await finance.get(`/settlements/${id}/report.xml`);
    expect(xml.text).toContain("<TransactionFee>6.00</TransactionFee>");
    expect(await auditOf("settlement.export")).toHaveLength(3);
  });
});

describe("API clients", () => {
  test("a client of chosen scopes holds those, and its secret is told once", async () => {
    const body = { account_id: testAccountId, name: "Reports", type: "custom", scopes: ["read:settlements"] };
    const made = issuedCredentialSchema.parse((await admin.post("/credentials", body)).json);
    const { id, client_id: clientId } = made.credential;
    expect(made.credential.grants).toEqual(["read:settlements"]);
    expect((await proveClient(ctx, { clientId, secret: made.secret })).credential).toMatchObject({ id });
    expect((await admin.get(`/credentials/${id}`)).text).not.toContain(made.secret);

    const rotated = issuedCredentialSchema.parse(
      (await admin.post(`/credentials/${id}/rotate`, { ends_tokens: true })).json,
    );
    expect((await proveClient(ctx, { clientId, secret: made.secret })).credential).toBeNull();
    expect((await proveClient(ctx, { clientId, secret: rotated.secret })).credential).toMatchObject({ id });

    expect((await admin.send("DELETE", `/credentials/${id}`)).json).toMatchObject({ revoked_at: ctx.clock.now() });
    expect((await proveClient(ctx, { clientId, secret: rotated.secret })).credential).toBeNull();
    expect((await admin.get("/credentials?state=revoked")).json).toMatchObject({ data: [{ id }] });
  });

  test.each([
    ["no scope at all", { type: "custom", scopes: [] }],
    ["scopes for a kind that brings its own", { type: "checkout", scopes: ["read:checkout"] }],
    ["no name", { type: "checkout", name: " " }],
  ])("a client with %s is refused", async (_claim, changes) => {
    const body = { account_id: testAccountId, name: "Reports", ...changes };
    expect((await admin.post("/credentials", body)).status).toBe(400);
  });
});

describe("a payment's second reference", () => {
  test("is set by its version and audited with what was before", async () => {
    const { payment } = await givenAuthorizedPayment(ctx);
    const path = `/payments/${payment.id}`;
    const etag = (await finance.get(path)).headers.get("etag") ?? "";
    const changed = await finance.send("PATCH", path, { merchant_reference_2: " PO-7 " }, { "if-match": etag });
    expect(changed.json).toMatchObject({ merchant_reference_2: "PO-7" });
    const stale = await finance.send("PATCH", path, { merchant_reference_2: "PO-8" }, { "if-match": etag });
    expect(stale.status).toBe(412);
    expect(await auditOf("payment.change")).toMatchObject([
      { id: payment.id, details: { merchant_reference_2: { before: null, after: "PO-7" } } },
      { details: { code: "precondition_failed" } },
    ]);
  });
});

test("chosen lines must come to the amount, and the operation keeps them", async () => {
  const { payment } = await givenAuthorizedPayment(ctx);
  const items = [{ line_id: "1", amount: 20_000, quantity: 1 }];
  expect((await finance.post(`/payments/${payment.id}/capture`, { amount: 30_000, items })).status).toBe(400);
  const captured = await finance.post(`/payments/${payment.id}/capture`, { amount: 20_000, items });
  expect(paymentSchema.parse(captured.json).operations.at(-1)).toMatchObject({ kind: "capture", items });
});
