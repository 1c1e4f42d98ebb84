import { cardInput } from "../../testing/payments.ts";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type CheckoutClient,
  givenCheckoutClient,
  givenPaidSession,
  payAgain,
  orderOf,
  sessionBody,
  textOf,
} from "../../testing/checkout-client.ts";

let client: CheckoutClient;

beforeAll(async () => {
  client = await givenCheckoutClient();
});

async function givenSession(changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const created = await client.call("POST", "/v1/sessions-profile", sessionBody(52_900, changes));
  expect(created.status).toBe(200);
  return textOf(created.body["id"]);
}

describe("creating a session", () => {
  test("answers the id and the payer's address with exactly 200", async () => {
    const { status, body, headers } = await client.call("POST", "/v1/sessions-profile", sessionBody());
    expect(status).toBe(200);
    expect(body["id"]).toMatch(/^T00000001\.[1-9A-HJ-NP-Za-km-z]{22}$/);
    expect(body).toEqual({ id: body["id"], url: `http://localhost:3001/v1/view/${textOf(body["id"])}` });
    expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers["request_id"]).toBe(headers["x-request-id"]);
  });

  test("shows the whole session when asked, with the profile's and its own configuration merged", async () => {
    const body = sessionBody(52_900, {
      configuration: { auto_capture: true, swish: { swish: { enabled: false } } },
      metadata: { ext_cart: "c-1", tries: 2 },
      nonsense: { ignored: true },
    });
    const { body: answer } = await client.call("POST", "/v1/sessions-profile?include_session=true", body);
    const session = answer["session"];
    expect(session).toMatchObject({
      id: answer["id"],
      order: { amount: 52_900, merchant_reference: "A-1001" },
      configuration: {
        auto_capture: true,
        merchant: { id: "T00000001", name: "Lampehuset" },
        swish: { swish: { enabled: false, type: "payment_product_type" } },
        dintero_psp: { creditcard: { enabled: true } },
      },
      metadata: { ext_cart: "c-1", tries: 2, "session:profile_id": "default" },
      events: [{ name: "INITIATED" }],
    });
    expect(session).not.toHaveProperty("nonsense");
    expect(session).not.toHaveProperty("status");
  });

  test("keeps the merchant system's headers by lower-case name, shown when asked for", async () => {
    const headers = {
      "Dintero-System-Name": "ShopWare",
      "Dintero-System-Plugin-Version": "9.1",
      "User-Agent": "shop/1",
    };
    const created = await client.call("POST", "/v1/sessions-profile", sessionBody(), { headers });
    const path = `/v1/sessions/${textOf(created.body["id"])}`;
    const shown = await client.call(
      "GET",
      `${path}?includes=initiating_system_request_headers&includes=events.request_headers`,
    );
    const expected = {
      "dintero-system-name": "ShopWare",
      "dintero-system-plugin-version": "9.1",
      "user-agent": "shop/1",
    };
    expect(shown.body["initiating_system_request_headers"]).toEqual(expected);
    expect(shown.body["events"]).toMatchObject([{ name: "INITIATED", request_headers: expected }]);
    const plain = await client.call("GET", path);
    expect(plain.body).not.toHaveProperty("initiating_system_request_headers");
  });

  test("takes integer-valued floats, absent and null options, and an end without a zone as UTC", async () => {
    const raw = JSON.stringify(
      sessionBody(0, { customer: null, express: null, expires_at: "2026-03-02T10:30:00" }),
    ).replaceAll('"amount":0', '"amount":33890.0');
    const created = await client.call("POST", "/v1/sessions-profile", undefined, { raw });
    expect(created.status).toBe(200);
    const { body } = await client.call("GET", `/v1/sessions/${textOf(created.body["id"])}`);
    expect(body["order"]?.["amount"]).toBe(33_890);
    expect(body["expires_at"]).toBe("2026-03-02T10:30:00.000Z");
  });

  test("minds the sum of the lines only when the caller asks to be strict", async () => {
    const body = sessionBody(52_900, { order: orderOf(52_900, { items: [{ line_id: "1", amount: 100 }] }) });
    expect((await client.call("POST", "/v1/sessions-profile", body)).status).toBe(200);
    const headers = { "Dintero-Feature-Toggles": "other, strict-session-amounts" };
    const refused = await client.call("POST", "/v1/sessions-profile", body, { headers });
    expect(refused.status).toBe(400);
    expect(refused.body["error"]?.["errors"]).toMatchObject([{ path: "order.amount" }]);
    const partial = {
      ...body,
      order: { ...orderOf(50, { items: [{ line_id: "1", amount: 100 }] }), partial_payment: true },
    };
    expect((await client.call("POST", "/v1/sessions-profile", partial, { headers })).status).toBe(200);
  });

  test("with an inline configuration needs no profile", async () => {
    const { profile_id: _none, ...rest } = sessionBody();
    const configuration = { swish: { type: "payment_type", swish: { type: "payment_product_type", enabled: true } } };
    const created = await client.call("POST", "/v1/sessions?include_session=true", { ...rest, configuration });
    expect(created.status).toBe(200);
    expect(created.body["session"]?.["configuration"]).not.toHaveProperty("dintero_psp");
    expect(created.body["session"]?.["metadata"]).toEqual({});
  });

  test("answers under the newer base path of the caller's own account only", async () => {
    const path = "/v1/accounts/T00000001/payments/sessions-profile";
    expect((await client.call("POST", path, sessionBody())).status).toBe(200);
    const foreign = await client.call("POST", path.replace("T00000001", "T00000009"), sessionBody());
    expect(foreign.status).toBe(403);
  });
});

describe("changing and cancelling a session", () => {
  test("replaces the order but neither references nor customer, and records both orders", async () => {
    const id = await givenSession();
    const order = { ...orderOf(60_000), merchant_reference: "other", merchant_reference_2: "other" };
    const changed = await client.call("PUT", `/v1/sessions/${id}?update_without_lock=true`, {
      order,
      remove_lock: true,
    });
    expect(changed.status).toBe(200);
    expect(changed.body["order"]).toMatchObject({ amount: 60_000, merchant_reference: "A-1001" });
    expect(changed.body["order"]).not.toHaveProperty("merchant_reference_2");
    expect(changed.body["events"]).toMatchObject([
      { name: "INITIATED" },
      { name: "UPDATE_SESSION", details: { previous_order: { amount: 52_900 }, updated_order: { amount: 60_000 } } },
    ]);
  });

  test.each([
    ["a total that is not what the lines come to", { order: orderOf(60_000, { amount: 50_000 }) }, "order.amount"],
    [
      "a shipping option that is not on offer",
      {
        order: {
          ...orderOf(49_000),
          amount: 52_900,
          shipping_option: { id: "sled", line_id: "s", title: "Sled", operator: "", amount: 3_900 },
        },
        express: { shipping_options: [{ id: "std", line_id: "s", title: "Post", operator: "", amount: 3_900 }] },
      },
      "order.shipping_option",
    ],
  ])("refuses %s", async (_claim, body, path) => {
    const created = await client.call("POST", "/v1/sessions-profile", sessionBody());
    const id = textOf(created.body["id"]);
    const refused = await client.call("PUT", `/v1/sessions/${id}?update_without_lock=true`, body);
    expect(refused).toMatchObject({ status: 400, body: { error: { errors: [{ path }] } } });
    const after = await client.call("GET", `/v1/sessions/${id}`);
    expect(after.body["order"]).toMatchObject({ amount: 52_900 });
  });

  test("changes what a payment asks for that was only tried, and not while it is being answered", async () => {
    const tried = await givenPaidSession(client, { input: cardInput("4242424242424242") });
    const changed = await client.call("PUT", `/v1/sessions/${tried.sessionId}?update_without_lock=true`, {
      order: orderOf(60_000),
    });
    expect(changed.status).toBe(200);
    const path = `/v1/transactions/${tried.transactionId}`;
    expect((await client.call("GET", path)).body).toMatchObject({ amount: 60_000, items: [{ amount: 60_000 }] });
    await payAgain(client, tried.sessionId);
    expect((await client.call("GET", path)).body).toMatchObject({ status: "AUTHORIZED", amount: 60_000 });

    const waiting = await givenPaidSession(client, { input: cardInput("4100000000000001") });
    const early = await client.call("PUT", `/v1/sessions/${waiting.sessionId}?update_without_lock=true`, {
      order: orderOf(1),
    });
    expect([early.status, early.body["error"]?.["code"]]).toEqual([409, "CONFLICT"]);
    const kept = await client.call("GET", `/v1/sessions/${waiting.sessionId}`);
    expect(kept.body["order"]).toMatchObject({ amount: 52_900 });
  });

  test("does not keep card tokens", async () => {
    const id = await givenSession({
      customer: { email: "kari@buyer.example", tokens: { "payex.creditcard": { payment_token: "tok-1" } } },
    });
    const { body } = await client.call("GET", `/v1/sessions/${id}`);
    expect(body["customer"]).toEqual({ email: "kari@buyer.example" });
  });

  test.each([
    ["the page has not locked it", (id: string) => Promise.resolve(`/v1/sessions/${id}`)],
    [
      "it was cancelled",
      async (id: string) => {
        await client.call("POST", `/v1/sessions/${id}/cancel`);
        return `/v1/sessions/${id}?update_without_lock=true`;
      },
    ],
  ])("refuses a change when %s", async (_claim, prepare) => {
    const path = await prepare(await givenSession());
    const refused = await client.call("PUT", path, { order: orderOf(1_000) });
    expect([refused.status, refused.body["error"]?.["code"]]).toEqual([400, "INVALID_STATUS"]);
  });

  test("refuses a change once it is paid", async () => {
    const { sessionId } = await givenPaidSession(client);
    const refused = await client.call("PUT", `/v1/sessions/${sessionId}?update_without_lock=true`, {
      order: orderOf(1),
    });
    expect([refused.status, refused.body["error"]?.["code"]]).toEqual([400, "INVALID_STATUS"]);
  });

  test.each([undefined, "null", '""', "[]", "{}", '{"id":"x"}'])(
    "cancels with the body %s, and again without a change",
    async (raw) => {
      const id = await givenSession();
      const first = await client.call("POST", `/v1/sessions/${id}/cancel`, undefined, raw === undefined ? {} : { raw });
      expect(first.status).toBe(200);
      expect(first.body).toMatchObject({
        cancelled_at: client.ctx.clock.now(),
        events: [{ name: "INITIATED" }, { name: "CANCELLED" }],
      });
      expect(first.body["cancelled_by"]).toMatch(/^[0-9a-f-]{36}$/);
      const second = await client.call("POST", `/v1/sessions/${id}/cancel`);
      expect(second.body).toEqual(first.body);
    },
  );

  test("releases what was only authorized", async () => {
    const { sessionId, transactionId } = await givenPaidSession(client);
    const cancelled = await client.call("POST", `/v1/sessions/${sessionId}/cancel`);
    expect(cancelled.status).toBe(200);
    expect(cancelled.body["cancelled_at"]).toBe(client.ctx.clock.now());
    const transaction = await client.call("GET", `/v1/transactions/${transactionId}`);
    expect(transaction.body["status"]).toBe("AUTHORIZATION_VOIDED");
  });

  test("refuses once money was taken", async () => {
    const { sessionId, transactionId } = await givenPaidSession(client);
    await client.call("POST", `/v1/transactions/${transactionId}/capture`, { amount: 100 });
    const refused = await client.call("POST", `/v1/sessions/${sessionId}/cancel`);
    expect([refused.status, refused.body["error"]?.["code"]]).toEqual([400, "INVALID_STATUS"]);
  });
});
