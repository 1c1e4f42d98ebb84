import { createHmac } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { startLoop } from "../../testing/deliveries.ts";
import { testAccountId } from "../../testing/payments.ts";
import { answering, type Receiver, startReceiver } from "../../testing/receiver.ts";
import {
  arsOrder,
  errorOf,
  objectOf,
  startTransferShop,
  transactionIdOf,
  type TransferShop,
} from "../../testing/transfer-shop.ts";
import { sendPayouts } from "../../transfers/send-payouts.service.ts";
import { runVerify } from "../../verify/verify.service.ts";
import { deliveriesOf } from "../../webhooks/read-delivery.service.ts";

/** What the public documentation of this wire promises, one promise per test, asked of a server that listens. */

const minuteMs = 60_000;
const brlOrder = { ...arsOrder, currency: "BRL", customer: { name: "Bia Prado", documentNumber: "390.533.447-05" } };

let shop: TransferShop;
beforeEach(async () => {
  shop = await startTransferShop();
});

async function register(receiver: Receiver): Promise<string> {
  const reply = await shop.call("POST", "/webhooks/payments", { webhookUrl: `${receiver.url}/hooks` });
  return String(objectOf(reply)["webhookSecret"]);
}

/** As the public documentation words it: the whole secret, the time, a dot and the raw body. */
function signatureBy(secret: string, timestamp: string, body: string): string {
  return createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
}

test("/v1/payments is 404, with a key and without", async () => {
  expect((await shop.call("GET", "/v1/payments")).status).toBe(404);
  expect((await shop.call("POST", "/v1/payments", arsOrder)).status).toBe(404);
  expect((await shop.origin.call("GET", "/v1/payments")).status).toBe(404);
});

test("two posts with one key, one after the other or at once, make one row", async () => {
  const key = { "idempotency-key": "pedido-7731" };
  const racing = await Promise.all([1, 2, 3].map(() => shop.create({}, key)));
  const later = await shop.create({}, key);
  const made = [...racing, later].filter(({ status }) => status === 200);
  for (const { body } of made) expect(body).toEqual(later.body);
  for (const { status, body } of racing.filter((reply) => reply.status !== 200)) {
    expect([status, body]).toMatchObject([409, { error: { code: "conflict" } }]);
  }
  expect((await shop.call("GET", "/payments")).body).toMatchObject({
    hasMore: false,
    data: [{ transactionId: transactionIdOf(later) }],
  });
  expect(objectOf(await shop.call("GET", "/payments"))["data"]).toHaveLength(1);
});

test.each([
  ["qr", arsOrder, "2026-03-02T12:00:00Z"],
  ["pix_qr", brlOrder, "2026-03-02T09:15:00Z"],
] as const)("the life of %s ignores every wish for another", async (paymentMethod, wish, end) => {
  await shop.call("PUT", "/merchants/tienda-1/settings", { defaultOrderExpirationHours: 1 }, {}, shop.accountKey);
  for (const life of [
    {},
    { expiresAfter: 60 },
    { expiresAfter: 86_400 },
    { expiration: "2026-12-31T00:00:00Z" },
    { expiration: "2020-01-01T00:00:00Z" },
  ]) {
    const { status, body } = await shop.create({ ...wish, ...life, paymentMethod });
    expect(status).toBe(200);
    expect(body).toMatchObject({ expiresAt: end, expirationDate: end, paymentData: { qrExpiresAt: end } });
  }
});

test("a payment that is confirmed is not cancelled: 422 with the status in the message", async () => {
  const id = await shop.paid();
  expect(errorOf(await shop.call("POST", `/payments/${id}/cancel`))).toEqual([
    422,
    {
      code: "invalid_status",
      message: "Payment is confirmed; only started payments can be cancelled.",
      param: null,
      requestId: expect.stringMatching(/^req_/) as string,
    },
  ]);
});

test("another tenant's id is answered exactly as one that does not exist", async () => {
  const id = transactionIdOf(await shop.create());
  const asked = async (wanted: string, key: string) => {
    const { status, body } = await shop.call("GET", `/payments/${wanted}`, undefined, {}, key);
    const { requestId: _requestId, ...error } = (body as { error: Record<string, unknown> }).error;
    return [status, error];
  };
  const unknown = await asked("5c1d0a2e-7b34-4f19-8a60-2f9d4c3b1e70", shop.merchantKey);
  expect(unknown).toMatchObject([404, { code: "not_found" }]);
  expect(await asked(id, shop.foreignKey)).toEqual(unknown);
});

test("a message is dead after five attempts, at the documented times", async () => {
  const receiver = await startReceiver(answering(500));
  const { ctx } = shop.origin;
  await register(receiver);
  const loop = startLoop(ctx);
  await shop.paid();
  await loop.tick();
  expect(receiver.received).toHaveLength(1);
  for (const [at, waitMinutes] of [1, 5, 30, 120].entries()) {
    ctx.clock.advance(waitMinutes * minuteMs - 1);
    await loop.tick();
    expect(receiver.received).toHaveLength(at + 1);
    ctx.clock.advance(1);
    await loop.tick();
    expect(receiver.received).toHaveLength(at + 2);
  }
  ctx.clock.advance(30 * 24 * 60 * minuteMs);
  await loop.tick();
  const { received } = receiver;
  expect(received).toHaveLength(5);
  expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  // The time and the signature are new each time: an old one would be refused as too old.
  expect(new Set(received.map(({ headers }) => headers["x-webhook-timestamp"])).size).toBe(5);
  const [{ transactionId = "" } = {}] = received.map(({ body }) => JSON.parse(body) as { transactionId?: string });
  const deliveries = await ctx.store.read((db) => deliveriesOf(db, ctx, [transactionId]));
  expect(deliveries).toMatchObject([{ state: "exhausted", attempt_count: 5, attempts_max: 5, last_code: 500 }]);
});

test("the documented vector holds, and so does what is really sent", async () => {
  const body =
    '{"eventType":"payment.status_changed","eventId":"0b7c1f52-9d3e-4a68-b1c7-5e2f8a904d13","transactionId":"5c1d0a2e-7b34-4f19-8a60-2f9d4c3b1e70","merchantId":"norte_ar_shop1","externalId":"PED-7731","status":"confirmed","amount":"2450.75","currency":"ARS","receivedAmount":"2450.75","confirmationDate":"2026-08-29T10:39:58Z","bankSystemTrxId":"K7Q2M9X4B1T8Z5W3R6Y0LD","metadata":{"cesta":"ñandú-12"}}';
  expect(signatureBy("whsec_4b6f6e746f722d746573742d766563746f722d303031", "1788000000", body)).toBe(
    "f88d3347adca81907f7a5bc5df14938de655ab5e1b7a25fcf00f6a53cc8601d1",
  );
  const receiver = await startReceiver(answering(200));
  const secret = await register(receiver);
  const loop = startLoop(shop.origin.ctx);
  const id = await shop.paid({ metadata: { cesta: "ñandú-12" } });
  await loop.tick();
  const [sent] = receiver.received;
  const timestamp = String(sent?.headers["x-webhook-timestamp"]);
  expect(sent?.headers["x-webhook-signature"]).toBe(
    `t=${timestamp},v1=${signatureBy(secret, timestamp, sent?.body ?? "")}`,
  );
  expect(JSON.parse(sent?.body ?? "")).toMatchObject({ transactionId: id, status: "confirmed", amount: "2450.75" });
});

test("for 24 hours after a rotation the header has both signatures, and then one", async () => {
  const receiver = await startReceiver(answering(200));
  const old = await register(receiver);
  const rotated = objectOf(await shop.call("POST", "/webhooks/payments/rotate-secret"));
  const current = String(rotated["webhookSecret"]);
  expect(rotated["previousSecretExpiresAt"]).toBe("2026-03-03T09:00:00Z");
  const loop = startLoop(shop.origin.ctx);
  const signatures = async () => {
    await shop.paid();
    await loop.tick();
    const last = receiver.received.at(-1);
    if (last === undefined) throw new Error("Nothing arrived");
    const { headers, body } = last;
    const timestamp = String(headers["x-webhook-timestamp"]);
    const by = (secret: string) => signatureBy(secret, timestamp, body);
    return { sent: String(headers["x-webhook-signature"]).split(",").slice(1), by };
  };
  shop.origin.ctx.clock.advance(24 * 60 * minuteMs - 1);
  const before = await signatures();
  expect(before.sent).toEqual([`v1=${before.by(current)}`, `v2=${before.by(old)}`]);
  shop.origin.ctx.clock.advance(1);
  const after = await signatures();
  expect(after.sent).toEqual([`v1=${after.by(current)}`]);
  expect(receiver.received).toHaveLength(2);
});

test("a merchant's key on /balance is forbidden", async () => {
  expect(errorOf(await shop.call("GET", "/balance"))).toMatchObject([403, { code: "forbidden", param: null }]);
});

test("the sum of the ledger is the balance", async () => {
  for (const amount of ["10.00", "20.50", "0.01"]) await shop.paid({ amount });
  await shop.paid({ amount: "100.00", allowOverUnder: true }, { amount: "99.50" });
  const destination = { identifierType: "alias_cbu", identifierValue: "NORTE.PAGOS" };
  const payOut = (amount: string, to = destination) =>
    shop.call("POST", "/payouts", { amount, currency: "ARS", destination: to });
  await payOut("30.00");
  await payOut("5.00", { ...destination, identifierValue: "unknown.alias" });
  for (let tries = 0; tries < 3; tries += 1) {
    await sendPayouts(shop.origin.ctx);
    shop.origin.ctx.clock.advance(5_000);
  }
  const { body } = await shop.call("GET", "/balance", undefined, {}, shop.accountKey);
  expect(body).toEqual({ accountId: testAccountId, balances: [{ currency: "ARS", balance: "100.01" }] });
  const held = await shop.origin.ctx.store.read((db) =>
    db
      .selectFrom("ledger_posting")
      .select(({ fn }) => fn.sum<number>("amount").as("sum"))
      .where("ledger_account", "=", "merchant_balance")
      .executeTakeFirstOrThrow(),
  );
  expect(held.sum).toBe(-100_01);
  expect((await runVerify(shop.origin.ctx)).invariants.filter(({ ok }) => !ok)).toEqual([]);
});
