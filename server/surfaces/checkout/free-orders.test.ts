import { beforeEach, describe, expect, test } from "vitest";
import { createSessionObserver } from "../../checkout/session-observer.ts";
import { dialects } from "../../dialects.ts";
import { payableMethods } from "../../checkout/session-methods.rules.ts";
import {
  type Answer,
  type CheckoutClient,
  givenCheckoutClient,
  givenPaidSession,
  orderOf,
  payAgain,
  sessionBody,
  textOf,
} from "../../testing/checkout-client.ts";
import { runVerify } from "../../verify/verify.service.ts";
import { paymentEventRecorder } from "../../webhooks/payment-events.ts";
import { transactionAnswerSchema } from "./answers.schema.ts";

let client: CheckoutClient;
const method = "dintero.zero";
const zero = { type: "payment_type", zero: { type: "payment_product_type", enabled: true } };
const configuration = { dintero: zero };

beforeEach(async () => {
  client = await givenCheckoutClient({ dialects });
  client.ctx.paymentObservers = [createSessionObserver(client.ctx), paymentEventRecorder(client.ctx)];
});

const open = (amount: number, changes = {}): Promise<Answer> =>
  client.call("POST", "/v1/sessions-profile", sessionBody(amount, { configuration, ...changes }));

const completed = (changes = {}) =>
  givenPaidSession(client, { amount: 0, method, body: { configuration: { ...configuration, ...changes } } });

const eventTypes = async () =>
  (await client.ctx.store.read((db) => db.selectFrom("event").select("type").execute())).map(({ type }) => type);

describe("a session that costs nothing", () => {
  test.each([
    ["is refused where nobody switched that on", {}, 400],
    ["is refused where it is switched off", { dintero: { ...zero, zero: { ...zero.zero, enabled: false } } }, 400],
    ["is taken where it is switched on", configuration, 200],
    ["is taken where every way is", { active_payment_types: { enabled: true } }, 200],
  ])("%s", async (_claim, wanted, status) => {
    const made = await open(0, { configuration: wanted });
    expect(made.status).toBe(status);
    if (status === 400) expect(made.body["error"]?.["errors"]).toMatchObject([{ path: "order.amount" }]);
  });

  test("is never less than nothing", async () => {
    expect((await open(-1)).body["error"]?.["errors"]).toMatchObject([{ path: "order.amount" }]);
  });

  test("is completed without money: captured at once, with the events of a payment", async () => {
    const { sessionId, transactionId, result } = await completed();
    expect(result).toMatchObject({ state: "authorized", return_url: expect.stringContaining(transactionId) as string });
    const { body } = await client.call("GET", `/v1/transactions/${transactionId}`);
    expect(transactionAnswerSchema.parse(body)).toEqual(body);
    const product = { payment_product: "dintero", payment_product_type: method };
    expect(body).toMatchObject({ ...product, status: "CAPTURED", amount: 0 });
    expect(body["events"]).toMatchObject([
      { event: "INITIALIZE", transaction_status: "INITIATED", amount: 0 },
      { event: "CAPTURE", transaction_status: "CAPTURED", success: true, amount: 0 },
    ]);
    const session = await client.call("GET", `/v1/sessions/${sessionId}`);
    const names = (session.body["events"] as unknown as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(["INITIATED", "AUTHORIZED", "COMPLETED"]);
    expect(await runVerify(client.ctx)).toMatchObject({ ok: true });
  });

  test.each([[{}], [{ auto_capture: true }]])("tells the shop once that it may deliver, with %j", async (changes) => {
    await completed(changes);
    expect(await eventTypes()).toEqual(["payment.received"]);
  });

  test("leaves nothing to capture, to release or to give back", async () => {
    const { transactionId } = await completed();
    for (const [name, body] of [["capture", { amount: 1 }], ["refund", { amount: 1 }], ["void"]] as const) {
      const refused = await client.call("POST", `/v1/transactions/${transactionId}/${name}`, body);
      expect([name, refused.status]).toEqual([name, 400]);
    }
    const found = await client.call("GET", "/v1/transactions?payment_product=dintero");
    expect(found.body).toMatchObject([{ id: transactionId }]);
  });

  test("is completed once", async () => {
    const { sessionId } = await completed();
    const again = client.call("PUT", `/v1/sessions/${sessionId}?update_without_lock=true`, { order: orderOf(100) });
    expect((await again).status).toBe(400);
  });
});

describe("an order that changes to nothing", () => {
  const change = (id: string, amount: number) =>
    client.call("PUT", `/v1/sessions/${id}?update_without_lock=true`, { order: orderOf(amount) });

  test("is taken where the session takes such, and can cost something again", async () => {
    const id = textOf((await open(500)).body["id"]);
    expect((await change(id, 0)).body["order"]).toMatchObject({ amount: 0 });
    expect((await change(id, 700)).body["order"]).toMatchObject({ amount: 700 });
  });

  test("is refused elsewhere", async () => {
    const id = textOf((await open(500, { configuration: {} })).body["id"]);
    expect((await change(id, 0)).status).toBe(400);
  });
});

test("only an order that costs nothing is completed so, and then in no other way", () => {
  const offering = { ...configuration, active_payment_types: { enabled: true } };
  expect(payableMethods(offering, { currency: "NOK", amount: 0 })).toEqual([method]);
  expect(payableMethods(offering, { currency: "NOK", amount: 1 })).not.toContain(method);
});

test("a session that only keeps a card is paid by card, whatever else is switched on", async () => {
  const session = { ...sessionBody(0), configuration: { ...configuration, active_payment_types: { enabled: true } } };
  const token_provider = { payment_product_type: "dintero_psp.creditcard", token_types: ["payment_token"] };
  const made = await client.call("POST", "/v1/sessions/payment-token", { session, token_provider });
  expect(made.status).toBe(200);
  const id = textOf(made.body["id"]);
  await payAgain(client, id);
  const transactionId = textOf((await client.call("GET", `/v1/sessions/${id}`)).body["transaction_id"]);
  const { body } = await client.call("GET", `/v1/transactions/${transactionId}`);
  expect(body).toMatchObject({ payment_product_type: "dintero_psp.creditcard", status: "AUTHORIZED" });
});
