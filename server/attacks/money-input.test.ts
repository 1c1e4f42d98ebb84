import { beforeAll, describe, expect, test } from "vitest";
import { type AttackedServer, startAttackedServer } from "../testing/attacked-server.ts";
import { runVerify } from "../verify/verify.service.ts";

let server: AttackedServer;
let finance: string;
let token: string;
let paymentId: string;
let keys = 0;

beforeAll(async () => {
  server = await startAttackedServer();
  finance = await server.signIn("finance");
  token = await server.token();
  paymentId = await server.payment();
});

const figures = () =>
  server.ctx.store.read((db) =>
    db
      .selectFrom("payment")
      .select(["amount", "authorized", "captured", "refunded", "voided", "status", "account_id", "currency"])
      .where("id", "=", paymentId)
      .executeTakeFirstOrThrow(),
  );
const captureByStaff = (body: unknown) =>
  server.ask("POST", `${server.backoffice}/api/payments/${paymentId}/capture`, {
    cookie: finance,
    body,
    headers: { "idempotency-key": `key-${(keys += 1)}` },
  });
const captureByShop = (body: unknown) =>
  server.ask("POST", `${server.merchant}/v1/transactions/${paymentId}/capture`, { bearer: token, body });

/** Everything that is no amount, as JSON text. */
const noAmounts = [
  ...['"100"', '["100"]', "[100]", "1e21", "1e400", "-1", "-0.5", "0", "-0", "0.1", "true", "null", '{"valueOf":100}'],
  ...["9007199254740993", '"1e3"', '"0x10"', '"١٠"', '" 100"', "{}", '""', "50001"],
];

describe("nothing but a whole amount within what is reserved moves money", () => {
  test.each(noAmounts)("%s", async (text) => {
    const before = await figures();
    const byStaff = await captureByStaff(`{"amount":${text}}`);
    expect([byStaff.status, byStaff.text.includes("stack")]).toEqual([byStaff.status === 409 ? 409 : 400, false]);
    const byShop = await captureByShop(`{"amount":${text}}`);
    expect(byShop.status).toBeGreaterThanOrEqual(400);
    expect(byShop.status).toBeLessThan(500);
    expect(await figures()).toEqual(before);
  });

  test("an amount that stands there twice is one of them, and never their sum or more than is reserved", async () => {
    const before = await figures();
    expect((await captureByStaff('{"amount":1,"amount":50001}')).status).toBe(409);
    expect(await figures()).toEqual(before);
  });
});

describe("nobody moves money whose role does not say so", () => {
  test.each(["viewer", "support", "admin"] as const)("a %s", async (role) => {
    const before = await figures();
    const cookie = await server.signIn(role);
    for (const operation of ["capture", "refund", "void"]) {
      const answer = await server.ask("POST", `${server.backoffice}/api/payments/${paymentId}/${operation}`, {
        cookie,
        body: { amount: 1, reason: "requested_by_customer" },
        headers: { "idempotency-key": `key-${(keys += 1)}` },
      });
      expect([operation, answer.status]).toEqual([operation, 403]);
    }
    expect(await figures()).toEqual(before);
  });
});

describe("fields that nobody asked for change nothing", () => {
  test.each([
    { captured: 0 },
    { account_id: "T00000000" },
    { status: "REFUNDED" },
    { currency: "EUR" },
    { is_admin: true },
    { expected_capturable: 50_000, role: "admin" },
  ])("%j beside a capture by staff is refused", async (extra) => {
    const before = await figures();
    expect((await captureByStaff({ amount: 1, ...extra })).status).toBe(400);
    expect(await figures()).toEqual(before);
  });

  test("a session takes no id, account or status from its request", async () => {
    const body = {
      ...{ id: "T00000000.chosen", account_id: server.foreignAccountId, status: "authorized", payment_id: paymentId },
      profile_id: "default",
      url: { return_url: "https://shop.example/thanks" },
      order: { amount: 100, currency: "NOK", merchant_reference: "M-1" },
    };
    const answer = await server.ask("POST", `${server.merchant}/v1/sessions-profile`, { bearer: token, body });
    expect(answer.status).toBe(200);
    const { id } = answer.json as { id: string };
    expect(id.startsWith(`${server.accountId}.`)).toBe(true);
    const row = await server.ctx.store.read((db) =>
      db
        .selectFrom("checkout_session")
        .select(["account_id", "status", "payment_id"])
        .where("id", "=", id)
        .executeTakeFirstOrThrow(),
    );
    expect(row).toEqual({ account_id: server.accountId, status: "open", payment_id: null });
  });
});

describe("names that mean something to the language are names", () => {
  const polluted = [
    '{"__proto__":{"isAdmin":true,"amount":1}}',
    '{"constructor":{"prototype":{"isAdmin":true}},"amount":1}',
    '{"amount":1,"__proto__":{"final":true}}',
  ];

  test.each(polluted)("%s", async (body) => {
    const before = await figures();
    expect((await captureByStaff(body)).status).toBe(400);
    const order = `{"profile_id":"default","url":{"return_url":"https://shop.example/"},"metadata":${body},
      "order":{"amount":100,"currency":"NOK","merchant_reference":"P-1"}}`;
    const made = await server.ask("POST", `${server.merchant}/v1/sessions-profile`, { bearer: token, body: order });
    expect(made.status).toBeLessThan(500);
    expect(Object.prototype).not.toHaveProperty("isAdmin");
    expect(await figures()).toEqual(before);
  });
});

test("the same capture sent fifty times at once under one key is one capture", async () => {
  const headers = { "idempotency-key": "at-once" };
  const url = `${server.backoffice}/api/payments/${paymentId}/capture`;
  const before = (await figures()).captured;
  const send = () => server.ask("POST", url, { cookie: finance, body: { amount: 100 }, headers });
  const answers = await Promise.all(Array.from({ length: 50 }, send));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await figures()).captured).toBe(before + 100);
});

test("afterwards the books hold", async () => {
  expect((await runVerify(server.ctx)).invariants.filter(({ ok }) => !ok)).toEqual([]);
});
