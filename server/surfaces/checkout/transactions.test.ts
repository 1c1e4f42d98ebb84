import { beforeAll, describe, expect, test } from "vitest";
import { reconcileOperations } from "../../payments/reconcile.service.ts";
import { cardInput } from "../../testing/payments.ts";
import {
  type CheckoutClient,
  givenCheckoutClient,
  givenPaidSession,
  orderOf,
  type WireValue,
  textOf,
} from "../../testing/checkout-client.ts";

let client: CheckoutClient;

beforeAll(async () => {
  client = await givenCheckoutClient();
});

function eventsOf(transaction: WireValue): WireValue[] {
  return transaction["events"] as unknown as WireValue[];
}

const shipping = {
  id: "std",
  line_id: "std",
  title: "Standard",
  operator: "",
  amount: 3_900,
  vat_amount: 780,
  vat: 25,
};
const order = orderOf(52_900, {
  items: [
    { id: "lamp", line_id: "1", description: "Desk lamp", quantity: 1, amount: 49_000, vat: 25, vat_amount: 9_800 },
  ],
  shipping_option: shipping,
  event_reference: "EV-1",
  billing_address: { first_name: "Kari", last_name: "Prøve", email: "kari@buyer.example" },
});

describe("reading a transaction", () => {
  test("shows the order with its shipping as a line, the card and where answers go", async () => {
    const { sessionId, transactionId } = await givenPaidSession(client, {
      body: { order, metadata: { ext_cart: "c-1" } },
    });
    const { status, body } = await client.call("GET", `/v1/transactions/${transactionId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: transactionId,
      session_id: sessionId,
      status: "AUTHORIZED",
      amount: 52_900,
      currency: "NOK",
      merchant_reference: "A-1001",
      merchant_reference_2: "",
      payment_product: "dintero_psp",
      payment_product_type: "dintero_psp.creditcard",
      channel: "ecommerce",
      settlement_status: "NOT_SETTLED",
      items: [
        { line_id: "1", amount: 49_000 },
        {
          id: "std",
          line_id: "std",
          amount: 3_900,
          description: "Standard",
          quantity: 1,
          type: "shipping",
          vat: 25,
          vat_amount: 780,
        },
      ],
      shipping_option: shipping,
      billing_address: { first_name: "Kari" },
      card: { brand: "Visa", masked_pan: "400000******0002", expiry_date: "12/2030", authentication_status: "Y" },
      url: { redirect_url: "https://shop.example/thanks?ref=7" },
      metadata: {
        ext_cart: "c-1",
        merchant_name: "Lampehuset",
        "session:profile_id": "default",
        event_reference: "EV-1",
      },
      customer_ip: "203.0.113.7",
      user_agent: "TestBrowser/1.0",
      events: [
        { event: "INITIALIZE", transaction_status: "INITIATED", success: true },
        {
          event: "AUTHORIZE",
          transaction_status: "AUTHORIZED",
          success: true,
          amount: 52_900,
          event_reference: "EV-1",
        },
      ],
    });
    expect(body["items"]).toHaveLength(2);
    for (const name of ["captured_amount", "refunded_amount", "session", "initiating_system_request_headers"]) {
      expect(body).not.toHaveProperty(name);
    }
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    for (const event of eventsOf(body)) {
      expect(event["id"]).toMatch(uuid);
      expect(event["request_id"]).toMatch(uuid);
    }
    expect(JSON.stringify(body)).not.toContain("4000000000000002");
  });

  test("adds the session, its newest event, or only successful events when asked", async () => {
    const { sessionId, transactionId } = await givenPaidSession(client, { input: cardInput("4242424242424242") });
    const path = `/v1/transactions/${transactionId}`;
    const whole = await client.call("GET", `${path}?includes=session&includes=events.success.true`);
    expect(whole.body["session"]).toMatchObject({
      id: sessionId,
      events: [{ name: "INITIATED" }, { name: "PAY_FAILED" }],
    });
    expect(eventsOf(whole.body).map((event) => event["event"])).toEqual(["INITIALIZE"]);
    const latest = await client.call("GET", `${path}?includes=session.events.latest`);
    expect(latest.body["session"]?.["events"]).toMatchObject([{ name: "PAY_FAILED" }]);
    expect(latest.body["session"]?.["events"]).toHaveLength(1);
  });

  test("sets the second reference in any status", async () => {
    const { transactionId } = await givenPaidSession(client);
    await client.call("POST", `/v1/transactions/${transactionId}/void`);
    const changed = await client.call("PUT", `/v1/transactions/${transactionId}`, {
      merchant_reference_2: "ERP-9",
      status: "CAPTURED",
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ merchant_reference_2: "ERP-9", status: "AUTHORIZATION_VOIDED" });
  });
});

describe("capturing, refunding and voiding", () => {
  test("keeps what was sent on the event, whatever the lines add up to", async () => {
    const { transactionId } = await givenPaidSession(client, { body: { order } });
    const items = [
      { line_id: "rounding-fee", amount: -1 },
      { line_id: "1", amount: 49_000, extra: true },
    ];
    const captured = await client.call(
      "POST",
      `/v1/transactions/${transactionId}/capture?includes=events.request_headers`,
      { amount: 49_000.0, capture_reference: "ship-1", items, metadata: { ext_box: "7" } },
      { headers: { "Dintero-System-Name": "ShopWare" } },
    );
    expect(eventsOf(captured.body).at(-1)).toMatchObject({
      event: "CAPTURE",
      amount: 49_000,
      event_reference: "ship-1",
      items,
      metadata: { ext_box: "7" },
      request_headers: { "dintero-system-name": "ShopWare" },
      request_id: captured.headers["x-request-id"],
    });
    const refunded = await client.call("POST", `/v1/transactions/${transactionId}/refund`, {
      amount: 10_000,
      reason: "scratched",
      items: [],
    });
    expect(eventsOf(refunded.body).at(-1)).toMatchObject({
      event: "REFUND",
      event_reference: "EV-1",
      reason: "scratched",
    });
    expect(eventsOf(refunded.body).at(-1)).not.toHaveProperty("request_headers");
  });

  test("takes the same reference for every partial refund", async () => {
    const { transactionId } = await givenPaidSession(client, { amount: 1_000 });
    await client.call("POST", `/v1/transactions/${transactionId}/capture`, { amount: 1_000 });
    const refund = { amount: 400, refund_reference: "A-1001" };
    for (const status of [200, 200, 400]) {
      expect((await client.call("POST", `/v1/transactions/${transactionId}/refund`, refund)).status).toBe(status);
    }
  });

  test.each([undefined, "null", '""', "[]", '{"id":"T1.x"}', '{"reason":"late"}'])(
    "voids with the body %s",
    async (raw) => {
      const { transactionId } = await givenPaidSession(client);
      const options = raw === undefined ? {} : { raw };
      const voided = await client.call("POST", `/v1/transactions/${transactionId}/void`, undefined, options);
      expect([voided.status, voided.body["status"]]).toEqual([200, "AUTHORIZATION_VOIDED"]);
    },
  );

  test("voids with an announced but empty body", async () => {
    const { transactionId } = await givenPaidSession(client);
    const headers = { "content-type": "application/json", "content-length": "0" };
    const voided = await client.call("POST", `/v1/transactions/${transactionId}/void`, undefined, { headers });
    expect(voided.status).toBe(200);
  });

  test("a final capture is one event, with the status after the release of the rest", async () => {
    const { transactionId } = await givenPaidSession(client, { amount: 1_000 });
    const { body } = await client.call("POST", `/v1/transactions/${transactionId}/capture`, {
      amount: 600,
      final_capture: true,
    });
    expect(eventsOf(body).map((event) => [event["event"], event["transaction_status"], event["amount"]])).toEqual([
      ["INITIALIZE", "INITIATED", 1_000],
      ["AUTHORIZE", "AUTHORIZED", 1_000],
      ["CAPTURE", "CAPTURED", 600],
    ]);
  });

  test("a method without reservation shows the money as captured at once", async () => {
    const swish = { amount: 700, currency: "SEK", merchant_reference: "S-1", items: [{ line_id: "1", amount: 700 }] };
    const { transactionId } = await givenPaidSession(client, { method: "swish.swish", body: { order: swish } });
    const { body } = await client.call("GET", `/v1/transactions/${transactionId}`);
    expect(body["status"]).toBe("CAPTURED");
    expect(eventsOf(body).map((event) => event["event"])).toEqual(["INITIALIZE", "CAPTURE"]);
    expect(body).not.toHaveProperty("card");
  });

  test.each([
    ["capture", "4100000000000019", { amount: 52_900 }],
    ["void", "4100000000000043", undefined],
  ])("a %s that is not answered is 503 and has no event until it is known", async (kind, number, request) => {
    const own = await givenCheckoutClient();
    const { transactionId } = await givenPaidSession(own, { input: cardInput(number) });
    const path = `/v1/transactions/${transactionId}`;
    const before = await own.call("GET", path);
    const unanswered = await own.call("POST", `${path}/${kind}`, request);
    expect([unanswered.status, unanswered.body["error"]?.["code"]]).toEqual([503, "PROCESSOR_UNAVAILABLE"]);
    expect(eventsOf((await own.call("GET", path)).body)).toEqual(eventsOf(before.body));
    const beside = await own.call("POST", `${path}/${kind}`, request);
    expect([beside.status, beside.body["error"]?.["code"]]).toEqual([409, "CONFLICT"]);

    own.ctx.clock.advance(2_000);
    await reconcileOperations(own.ctx);
    const settled = await own.call("GET", path);
    expect(settled.body["status"]).toBe("AUTHORIZED");
    expect(eventsOf(settled.body).at(-1)).toMatchObject({
      event: kind.toUpperCase(),
      success: false,
      transaction_status: "AUTHORIZED",
      error: { code: "TIMED_OUT", type: ["ERROR"], retry_policy: { retry_codes: ["RETRY_AFTER_DELAY"] } },
    });
  });

  test("ten captures at once take the money once", async () => {
    const { transactionId } = await givenPaidSession(client, { amount: 1_000 });
    const tries = Array.from({ length: 10 }, () =>
      client.call("POST", `/v1/transactions/${transactionId}/capture`, { amount: 1_000 }),
    );
    const statuses = (await Promise.all(tries)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.every((status) => [200, 400, 409].includes(status))).toBe(true);
    const { body } = await client.call("GET", `/v1/transactions/${transactionId}`);
    expect(eventsOf(body).filter((event) => textOf(event["event"]) === "CAPTURE")).toHaveLength(1);
  });
});
