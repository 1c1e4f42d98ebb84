import { beforeAll, describe, expect, test } from "vitest";
import { createCredential } from "../../identity/credential.service.ts";
import {
  type Answer,
  type CheckoutClient,
  givenCheckoutClient,
  givenPaidSession,
  orderOf,
  sessionBody,
  textOf,
} from "../../testing/checkout-client.ts";

/** Requests as plugins of shop systems are known to send them, and what those plugins look at in the answers. */

let shop: CheckoutClient;

beforeAll(async () => {
  shop = await givenCheckoutClient();
});

/** Plugins take anything but 200, and anything with an `error`, for a failure. */
function expectSuccess(answer: Answer): Answer {
  expect([answer.status, answer.body["error"]]).toEqual([200, undefined]);
  expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
  return answer;
}

async function givenTransaction(amount = 52_900, body: Readonly<Record<string, unknown>> = {}): Promise<string> {
  return `/v1/transactions/${(await givenPaidSession(shop, { amount, body })).transactionId}`;
}

test.each([
  "https://api.dintero.com/v1/accounts/T00000001",
  "https://checkout.dintero.com/v1/accounts/T00000001",
  "https://T00000001@api.dintero.com/v1/accounts/T00000001",
  "https://test.dintero.com/v1/accounts/T00000001",
])("a token is asked for with the audience %s", async (audience) => {
  const issued = await createCredential(shop.ctx, { accountId: shop.accountId, api: "checkout" });
  if (!("client_id" in issued)) throw new Error("A checkout credential has a client id");
  const answer = await shop.call("POST", "/v1/accounts/T00000001/auth/token", undefined, {
    token: null,
    headers: {
      "content-type": "application/json; charset=UTF-8",
      authorization: `Basic ${Buffer.from(`${issued.client_id}:${issued.client_secret}`).toString("base64")}`,
    },
    raw: JSON.stringify({ grant_type: "client_credentials", audience, scope: "ignored" }),
  });
  expectSuccess(answer);
  expect(answer.body).toMatchObject({ token_type: "Bearer", expires_in: 14_400 });
});

describe("a session is opened", () => {
  const open = (body: unknown, options?: Parameters<CheckoutClient["call"]>[3]) =>
    shop.call("POST", "/v1/sessions-profile", body, options);

  test.each<[string, unknown]>([
    [
      "with fields that are not known",
      { ...sessionBody(), remote: { key: 1 }, order: { ...orderOf(100), plugin: "x" } },
    ],
    ["with null for what is left out", { ...sessionBody(), customer: null, express: null, expires_at: null }],
    ["without a page of terms, told by an empty text", withUrl({ merchant_terms_url: "" })],
    [
      "with metadata under any name",
      { ...sessionBody(), metadata: { woo_order: 17, "ext:x": "y", merchant_name: "M" } },
    ],
    [
      "with a shipping option that names no operator",
      {
        ...sessionBody(),
        order: orderOf(49_000, {
          amount: 52_900,
          shipping_option: { id: "std", line_id: "std", title: "Standard", operator: "", amount: 3_900, vat_amount: 0 },
        }),
      },
    ],
    [
      "with a line that rounds, and one that is a gift card",
      {
        ...sessionBody(),
        order: orderOf(10_000, {
          items: [
            { id: "a", line_id: "1", description: "A", quantity: 1.5, amount: 10_499, vat: 25, vat_amount: 2_100 },
            { id: "gift", line_id: "2", description: "Gift card", quantity: 1, amount: -500, vat: 0, vat_amount: 0 },
            { id: "rounding", line_id: "3", description: "Rounding", quantity: 1, amount: 1, vat: 0, vat_amount: 0 },
          ],
        }),
      },
    ],
    [
      "with a callback address that names switches",
      withUrl({ callback_url: "https://shop.example/cb?report_error=true&delay_callback=120" }),
    ],
  ])("%s", async (_claim, body) => {
    const { body: answer } = expectSuccess(await open(body));
    expect(Object.keys(answer)).toEqual(["id", "url"]);
  });

  test("with amounts that end in .0, and twice with one reference", async () => {
    const raw = JSON.stringify(sessionBody(1)).replaceAll('"amount":1', '"amount":33890.0');
    const one = expectSuccess(await open(undefined, { raw }));
    const other = expectSuccess(await open(undefined, { raw }));
    expect(one.body["id"]).not.toBe(other.body["id"]);
    const read = expectSuccess(await shop.call("GET", `/v1/sessions/${textOf(one.body["id"])}`));
    expect(read.body["order"]?.["amount"]).toBe(33_890);
  });

  test("in chunks, with the headers by which a plugin tells of itself", async () => {
    const headers = {
      "transfer-encoding": "chunked",
      "Dintero-System-Name": "woocommerce",
      "Dintero-System-Version": "9.0.0",
      "Dintero-System-Plugin-Name": "Dintero Checkout for WooCommerce",
      "Dintero-System-Plugin-Version": "1.11.0",
    };
    expectSuccess(await open(undefined, { raw: JSON.stringify(sessionBody()), headers }));
  });

  test("and changed from the shop's server at any time before it is paid", async () => {
    const created = expectSuccess(await open(sessionBody()));
    const path = `/v1/sessions/${textOf(created.body["id"])}`;
    const order = { ...orderOf(60_000), merchant_reference: "ANOTHER" };
    const update = { order, customer: { email: "other@buyer.example" }, remove_lock: true, profile_id: "x" };
    const changed = expectSuccess(await shop.call("PUT", `${path}?update_without_lock=true`, update));
    expect(changed.body["order"]).toMatchObject({ amount: 60_000, merchant_reference: "A-1001" });
    expect(changed.body["customer"]).toBeUndefined();
    expect(changed.body["events"]).toMatchObject([{ name: "INITIATED" }, { name: "UPDATE_SESSION" }]);
  });
});

function withUrl(url: Readonly<Record<string, unknown>>) {
  return { ...sessionBody(), url: { return_url: "https://shop.example/thanks", ...url } };
}

const emptyBodies: [string, string | undefined, Record<string, string>?][] = [
  ["no body", undefined],
  ["no body that is said to be JSON", "", { "content-type": "application/json", "content-length": "0" }],
  ["an empty chunked body", "", { "transfer-encoding": "chunked" }],
  ["null", "null"],
  ["an empty text", '""'],
  ["an empty list", "[]"],
  ["an empty object", "{}"],
  ["an id", '{"id":"A-1001"}'],
  ["a reason", '{"reason":"Order cancelled"}'],
];

describe.each(emptyBodies)("with %s", (_claim, raw, headers) => {
  const options = { ...(raw === undefined ? {} : { raw }), ...(headers === undefined ? {} : { headers }) };

  test("a transaction is voided", async () => {
    const path = await givenTransaction();
    const voided = expectSuccess(await shop.call("POST", `${path}/void`, undefined, options));
    expect(voided.body["status"]).toBe("AUTHORIZATION_VOIDED");
  });

  test("a session is cancelled", async () => {
    const created = await shop.call("POST", "/v1/sessions-profile", sessionBody());
    const path = `/v1/sessions/${textOf(created.body["id"])}/cancel`;
    const cancelled = expectSuccess(await shop.call("POST", path, undefined, options));
    expect(cancelled.body["cancelled_at"]).toBe(shop.ctx.clock.now());
  });
});

describe("a transaction is captured", () => {
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ["without lines", {}],
    ["with an empty list of lines", { items: [] }],
    ["with a line that was not ordered", { items: [{ line_id: "rounding-fee", id: "rounding-fee", amount: 1 }] }],
    ["with lines without a quantity that come to something else", { items: [{ line_id: "1", amount: 17 }] }],
    ["with whole lines as they were ordered", { items: orderOf(52_900).items, capture_reference: "A-1001" }],
    ["with null for what is left out", { items: null, capture_reference: null, metadata: null }],
  ])("%s", async (_claim, rest) => {
    const path = await givenTransaction();
    const captured = expectSuccess(await shop.call("POST", `${path}/capture`, { amount: 52_900, ...rest }));
    expect(captured.body).toMatchObject({ status: "CAPTURED", amount: 52_900 });
    const last = (captured.body["events"] as unknown as unknown[]).at(-1);
    const items = Array.isArray(rest["items"]) ? rest["items"] : [];
    expect(last).toMatchObject({ event: "CAPTURE", success: true, amount: 52_900, items });
  });

  test("with an amount that ends in .0", async () => {
    const path = await givenTransaction(33_890);
    const raw = '{"amount":33890.0,"items":[]}';
    expect(expectSuccess(await shop.call("POST", `${path}/capture`, undefined, { raw })).body["status"]).toBe(
      "CAPTURED",
    );
  });
});

test("partial refunds all bear the number of the order as their reference", async () => {
  const path = await givenTransaction(30_000);
  expectSuccess(await shop.call("POST", `${path}/capture`, { amount: 30_000, capture_reference: "A-1001" }));
  for (const status of ["PARTIALLY_REFUNDED", "PARTIALLY_REFUNDED", "REFUNDED"]) {
    const refund = { amount: 10_000, refund_reference: "A-1001", reason: "", items: [] };
    const answer = expectSuccess(await shop.call("POST", `${path}/refund`, refund));
    expect(answer.body["status"]).toBe(status);
  }
});

test("a plugin's settings page reads the profiles by their id and their markers", async () => {
  const { body } = expectSuccess(await shop.call("GET", "/v1/admin/session/profiles?limit=100"));
  expect(body).toMatchObject([
    {
      id: "default",
      configuration: {
        dintero_psp: { type: "payment_type", creditcard: { type: "payment_product_type", enabled: true } },
      },
    },
  ]);
});

test("a plugin keeps its own number of the order as the second reference", async () => {
  const path = await givenTransaction();
  const changed = expectSuccess(await shop.call("PUT", path, { merchant_reference_2: "100000017" }));
  expect(changed.body["merchant_reference_2"]).toBe("100000017");
  const found = expectSuccess(await shop.call("GET", "/v1/transactions?search=100000017"));
  expect(found.body).toHaveLength(1);
});
