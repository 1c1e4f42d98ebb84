import { beforeEach, describe, expect, test } from "vitest";
import { createSessionObserver } from "../../checkout/session-observer.ts";
import { createTokenObserver } from "../../checkout/token-observer.ts";
import { dialects } from "../../dialects.ts";
import {
  type Answer,
  type CheckoutClient,
  givenCheckoutClient,
  givenPaidSession,
  givenSecondClient,
  orderOf,
  payAgain,
  sessionBody,
  textOf,
} from "../../testing/checkout-client.ts";
import { reconcileOperations } from "../../payments/reconcile.service.ts";
import { cardInput } from "../../testing/payments.ts";
import { runVerify } from "../../verify/verify.service.ts";
import { paymentEventRecorder } from "../../webhooks/payment-events.ts";
import { tokenPaymentRoutes } from "./token-payment.routes.ts";

let client: CheckoutClient;
const method = "dintero_psp.creditcard";
const { profile_id: _profile, ...plain } = sessionBody();

beforeEach(async () => {
  client = await givenCheckoutClient({ dialects });
  client.ctx.paymentObservers = [
    createSessionObserver(client.ctx),
    createTokenObserver(client.ctx),
    paymentEventRecorder(client.ctx),
  ];
});

/** A card that a payer has left in a session of its own. */
async function givenTokenSession(card?: string) {
  const created = await client.call("POST", "/v1/sessions/payment-token", {
    session: { ...plain, order: { currency: "NOK", merchant_reference: "TOKEN-1" } },
    token_provider: { payment_product_type: method, token_types: ["payment_token"] },
  });
  expect(created.status).toBe(200);
  const sessionId = textOf(created.body["id"]);
  await payAgain(client, sessionId, { input: cardInput(card) });
  const { body: session } = await client.call("GET", `/v1/sessions/${sessionId}`);
  expect(session["payment_operation"]).toBe("generate_payment_token");
  const path = `/v1/transactions/${textOf(session["transaction_id"])}`;
  const { body } = await client.call("GET", `${path}?includes=card.payment_token`);
  expect(body).toMatchObject({ amount: 0, payment_operation: "generate_payment_token", status: "AUTHORIZED" });
  return { sessionId, path, secret: textOf(body["card"]?.["payment_token"]) };
}

async function givenToken(card?: string): Promise<string> {
  return (await givenTokenSession(card)).secret;
}

function pay(secret: string, changes: Readonly<Record<string, unknown>> = {}, headers = {}): Promise<Answer> {
  const body = {
    session: { order: orderOf(12_500), customer: { tokens: { [method]: { payment_token: secret } } }, ...changes },
    payment: { payment_product_type: method, operation: "unscheduled_purchase" },
  };
  return client.call("POST", "/v1/sessions/pay", body, { headers });
}

describe("a card that was left", () => {
  test("pays what the shop starts, which is captured and refunded as usual", async () => {
    const paid = await pay(await givenToken());
    expect(paid.status).toBe(200);
    expect(tokenPaymentRoutes[1]?.answer.parse(paid.body)).toEqual(paid.body);
    expect(paid.body).toMatchObject({
      status: "AUTHORIZED",
      success: true,
      actions: [],
      amount: 12_500,
      payment_operation: "unscheduled_purchase",
      card: { masked_pan: "400000******0002" },
    });
    const path = `/v1/transactions/${textOf(paid.body["id"])}`;
    const captured = await client.call("POST", `${path}/capture`, { amount: 12_500 });
    expect(captured.body["status"]).toBe("CAPTURED");
    expect((await client.call("POST", `${path}/refund`, { amount: 12_500 })).body["status"]).toBe("REFUNDED");
    const tokenId = textOf(paid.body["card"]?.["payment_token_id"]);
    expect((await client.call("GET", `/v1/transactions?token_id=${tokenId}`)).body).toHaveLength(2);
    const searched = await client.call("GET", `/v1/transactions?search=${tokenId}`);
    expect(searched.body).toHaveLength(2);
    const ofOne = `id=${textOf(paid.body["id"])}`;
    expect((await client.call("GET", `/v1/transactions?search=${tokenId}&${ofOne}`)).body).toHaveLength(1);
    expect((await client.call("GET", `/v1/transactions?search=${tokenId}&id=nothing`)).body).toEqual([]);
    const filter = "payment_operation=unscheduled_purchase";
    expect((await client.call("GET", `/v1/transactions?${filter}`)).body).toHaveLength(1);
    expect(await runVerify(client.ctx)).toMatchObject({ ok: true });
  });

  test("is captured at once where the shop says so", async () => {
    const paid = await pay(await givenToken(), { configuration: { auto_capture: true } });
    const read = await client.call("GET", `/v1/transactions/${textOf(paid.body["id"])}`);
    expect(read.body["status"]).toBe("CAPTURED");
  });

  test("that the bank asks about is refused, with 200 and the reason", async () => {
    const paid = await pay(await givenToken("4100000000000076"));
    expect(paid.status).toBe(200);
    expect(paid.body).toMatchObject({ status: "FAILED", success: false });
    expect(paid.body["events"]).toMatchObject([
      { event: "INITIALIZE" },
      { event: "AUTHORIZE", success: false, transaction_status: "FAILED", error: { result_code: "1A" } },
    ]);
    expect(await runVerify(client.ctx)).toMatchObject({ ok: true });
  });

  test("is left alone after fifteen refusals within thirty days", async () => {
    const secret = await givenToken("4100000000000076");
    for (let tries = 0; tries < 15; tries += 1) expect((await pay(secret)).status).toBe(200);
    const refused = await pay(secret);
    expect([refused.status, refused.body["error"]?.["code"]]).toEqual([400, "INVALID_STATUS"]);
  });

  test("of a normal payment is kept where the session's configuration wants it, and only then", async () => {
    const configuration = { dintero_psp: { creditcard: { generate_payment_token: true } } };
    const { transactionId } = await givenPaidSession(client, { body: { configuration } });
    const plainRead = await client.call("GET", `/v1/transactions/${transactionId}`);
    expect(plainRead.body["card"]).toHaveProperty("payment_token_id");
    expect(plainRead.body["card"]).not.toHaveProperty("payment_token");
    const read = await client.call("GET", `/v1/transactions/${transactionId}?includes=card.payment_token`);
    expect((await pay(textOf(read.body["card"]?.["payment_token"]))).body["status"]).toBe("AUTHORIZED");
    const other = await givenPaidSession(client);
    const without = await client.call("GET", `/v1/transactions/${other.transactionId}?includes=card.payment_token`);
    expect(without.body["card"]).not.toHaveProperty("payment_token_id");
  });

  test.each([
    ["the session", (sessionId: string) => `/v1/sessions/${sessionId}/cancel`],
    ["the transaction", (_sessionId: string, path: string) => `${path}/void`],
  ])("is called off with %s, once, and stays good for payments", async (_what, pathOf) => {
    const { sessionId, path, secret } = await givenTokenSession();
    expect((await client.call("POST", pathOf(sessionId, path))).status).toBe(200);
    const { body } = await client.call("GET", path);
    expect(body).toMatchObject({ status: "AUTHORIZATION_VOIDED", amount: 0 });
    expect(body["events"]).toMatchObject([
      { event: "INITIALIZE" },
      { event: "AUTHORIZE", success: true },
      { event: "VOID", success: true, amount: 0, transaction_status: "AUTHORIZATION_VOIDED" },
    ]);
    const again = await client.call("POST", `${path}/void`);
    expect([again.status, again.body["error"]?.["code"]]).toEqual([400, "INVALID_STATUS"]);
    expect((await pay(secret)).body["status"]).toBe("AUTHORIZED");
    expect(await runVerify(client.ctx)).toMatchObject({ ok: true });
  });

  test("leaves a cancelled session behind when that is called off, however often", async () => {
    const { sessionId } = await givenTokenSession();
    const cancelled = await client.call("POST", `/v1/sessions/${sessionId}/cancel`);
    expect(cancelled.status).toBe(200);
    expect(cancelled.body["cancelled_at"]).toBe(client.ctx.clock.now());
    expect(cancelled.body["events"]).toMatchObject([{}, {}, {}, { name: "CANCELLED" }]);
    expect((await client.call("POST", `/v1/sessions/${sessionId}/cancel`)).body).toEqual(cancelled.body);
  });

  test("cannot be kept where the token times out", async () => {
    const created = await client.call("POST", "/v1/sessions/payment-token", {
      session: { ...plain, order: { currency: "NOK", merchant_reference: "TOKEN-2" } },
      token_provider: { payment_product_type: method, token_types: ["payment_token"] },
    });
    const result = await payAgain(client, textOf(created.body["id"]), { input: cardInput("4100000000000050") });
    expect(result.state).toBe("retry");
  });
});

test("a reference that was used is refused where the shop asks for it", async () => {
  const secret = await givenToken();
  const order = orderOf(1_000, { merchant_reference: "ONCE-1" });
  const strict = { "Dintero-Feature-Toggles": "strict-merchant-reference" };
  expect((await pay(secret, { order }, strict)).status).toBe(200);
  const again = await pay(secret, { order }, strict);
  expect([again.status, again.body["error"]?.["errors"]]).toMatchObject([
    400,
    [{ path: "session.order.merchant_reference" }],
  ]);
  const success = { "Dintero-Feature-Toggles": "strict-success-merchant-reference" };
  expect((await pay(secret, { order }, success)).status).toBe(400);
  expect((await pay(secret, { order })).status).toBe(200);
});

test("tokens of another account, and ones that do not exist, are refused before anything is stored", async () => {
  const secret = await givenToken();
  const stranger = await givenSecondClient(client);
  const count = () =>
    client.ctx.store.read((db) => db.selectFrom("checkout_session").select("id").execute()).then((rows) => rows.length);
  const before = await count();
  const body = {
    session: { order: orderOf(100), customer: { tokens: { [method]: { payment_token: secret } } } },
    payment: { payment_product_type: method, operation: "recurring_purchase" },
  };
  expect((await stranger.call("POST", "/v1/sessions/pay", body)).status).toBe(400);
  expect((await pay("nothing")).status).toBe(400);
  const none = { ...body, session: { ...body.session, customer: { tokens: {} } } };
  const refused = await client.call("POST", "/v1/sessions/pay", none);
  expect(refused.body["error"]?.["errors"]).toMatchObject([{ path: `session.customer.tokens.${method}` }]);
  expect(await count()).toBe(before);
});

test.each(["strict-merchant-reference", "strict-success-merchant-reference"])(
  "of two payments at once with one reference and %s only one is made",
  async (toggle) => {
    const secret = await givenToken();
    const order = orderOf(12_500, { merchant_reference: "ONCE-2" });
    const answers = await Promise.all(
      [1, 2, 3].map(() => pay(secret, { order }, { "Dintero-Feature-Toggles": toggle })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status } of answers) expect([200, 400, 409]).toContain(status);
    expect((await client.call("GET", "/v1/transactions?merchant_reference=ONCE-2")).body).toHaveLength(1);
  },
);

test("tries at once stay within what a card may be tried, and leave no open session behind", async () => {
  const secret = await givenToken("4100000000000076");
  for (let count = 0; count < 14; count++) await pay(secret);
  const answers = await Promise.all([1, 2, 3, 4].map(() => pay(secret)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const open = await client.ctx.store.read((db) =>
    db.selectFrom("checkout_session").select("id").where("status", "in", ["open", "paying"]).execute(),
  );
  expect(open).toEqual([]);
});

test("a try without an answer counts as a refusal until it is answered", async () => {
  const secret = await givenToken();
  const sandbox = client.ctx.gateways.forAccount(client.accountId);
  if (sandbox === null) throw new Error("A sandbox account has a gateway");
  let isSilent = true;
  const gateway: typeof sandbox = {
    ...sandbox,
    authorize: (request) =>
      Promise.resolve(
        isSilent ? { outcome: "unknown", retryAfterMs: 2_000 } : { outcome: "succeeded", reference: request.paymentId },
      ),
  };
  client.ctx.gateways = { forAccount: () => gateway };
  for (let count = 0; count < 15; count++) await pay(secret);
  expect((await pay(secret)).status).toBe(400);
  isSilent = false;
  client.ctx.clock.advance(2_000);
  await reconcileOperations(client.ctx);
  expect((await pay(secret)).body).toMatchObject({ success: true });
});
