import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type Answer,
  type CheckoutClient,
  givenCheckoutClient,
  givenPaidSession,
  givenSecondClient,
  orderOf,
  sessionBody,
} from "../../testing/checkout-client.ts";
import { listCredentials, revokeCredential } from "../../identity/credential.service.ts";

let client: CheckoutClient;
let other: CheckoutClient;
let transactionId: string;
let otherSessionId: string;
let otherTransactionId: string;

beforeAll(async () => {
  client = await givenCheckoutClient();
  other = await givenSecondClient(client);
  transactionId = (await givenPaidSession(client)).transactionId;
  ({ sessionId: otherSessionId, transactionId: otherTransactionId } = await givenPaidSession(other));
});

const tables = [
  "checkout_session",
  "checkout_session_event",
  "payment",
  "operation",
  "customer",
  "payment_profile",
  "event",
];

async function rowCounts(): Promise<Record<string, number>> {
  return client.ctx.store.read(async (db) => {
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(table)}`.execute(db);
      counts[table] = rows[0]?.n ?? -1;
    }
    return counts;
  });
}

/** Refused in the envelope, with nothing stored and nothing of the inside shown. */
async function expectRefusal(call: () => Promise<Answer>, status: number, code: string): Promise<Answer> {
  const before = await rowCounts();
  const answer = await call();
  expect([answer.status, answer.body["error"]?.["code"]]).toEqual([status, code]);
  expect(Object.keys(answer.body)).toEqual(["error"]);
  expect(Object.keys(answer.body["error"] ?? {}).sort()).toEqual(["code", "errors", "message"]);
  expect(typeof answer.body["error"]?.["message"]).toBe("string");
  expect(Array.isArray(answer.body["error"]?.["errors"])).toBe(true);
  expect(answer.headers["content-type"]).toMatch(/^application\/json/);
  expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.stringify(answer.body)).not.toMatch(/sqlite|SELECT|\.ts:|node_modules|\bat \w+ \(/i);
  expect(await rowCounts()).toEqual(before);
  return answer;
}

const huge = `{"profile_id":"default","url":{"return_url":"https://shop.example"},"order":{"amount":1e21,"currency":"NOK","merchant_reference":"A"}}`;

describe("creating a session", () => {
  const withOrder = (order: unknown) => ({ ...sessionBody(), order });
  const withItem = (item: unknown) => withOrder(orderOf(100, { items: [item] }));

  test.each<[string, unknown, string | null]>([
    ["an unknown profile", { ...sessionBody(), profile_id: "nope" }, "profile_id"],
    ["no profile", { ...sessionBody(), profile_id: undefined }, "profile_id"],
    ["no order", { ...sessionBody(), order: undefined }, "order"],
    ["an order that is a list", withOrder([]), "order"],
    ["no amount", withOrder({ currency: "NOK", merchant_reference: "A" }), "order.amount"],
    ["an amount of zero", withOrder(orderOf(0)), "order.amount"],
    ["a negative amount", withOrder(orderOf(-1)), "order.amount"],
    ["a fractional amount", withOrder(orderOf(10.5)), "order.amount"],
    ["an amount in a string", withOrder({ ...orderOf(1), amount: "100" }), "order.amount"],
    ["an amount over 32 bits", withOrder(orderOf(2_147_483_648)), "order.amount"],
    ["an amount of true", withOrder({ ...orderOf(1), amount: true }), "order.amount"],
    ["a null amount", withOrder({ ...orderOf(1), amount: null }), "order.amount"],
    ["a fractional line", withItem({ line_id: "1", amount: 0.5 }), "order.items.0.amount"],
    ["a line without line_id", withItem({ amount: 100 }), "order.items.0.line_id"],
    ["a lower-case currency", withOrder({ ...orderOf(1), currency: "nok" }), "order.currency"],
    ["a currency that does not exist", withOrder({ ...orderOf(1), currency: "XZQ" }), "order.currency"],
    ["no reference", withOrder({ ...orderOf(1), merchant_reference: undefined }), "order.merchant_reference"],
    ["an empty phone number", { ...sessionBody(), customer: { phone_number: "" } }, "customer.phone_number"],
    [
      "a phone number with letters",
      withOrder(orderOf(1, { billing_address: { phone_number: "call me" } })),
      "order.billing_address.phone_number",
    ],
    [
      "a country of three letters",
      withOrder(orderOf(1, { shipping_address: { country: "NOR" } })),
      "order.shipping_address.country",
    ],
    ["no return address", { ...sessionBody(), url: {} }, "url.return_url"],
    ["a return address that runs", { ...sessionBody(), url: { return_url: "javascript:alert(1)" } }, "url.return_url"],
    ["a return address that is none", { ...sessionBody(), url: { return_url: "thanks" } }, "url.return_url"],
    [
      "a callback to a metadata service",
      { ...sessionBody(), url: { return_url: "https://shop.example", callback_url: "http://169.254.169.254/" } },
      "url.callback_url",
    ],
    [
      "a callback with credentials",
      { ...sessionBody(), url: { return_url: "https://shop.example", callback_url: "https://a:b@shop.example/" } },
      "url.callback_url",
    ],
    ["an end in the past", { ...sessionBody(), expires_at: "2020-01-01T00:00:00Z" }, "expires_at"],
    ["an end that is no time", { ...sessionBody(), expires_at: "soon" }, "expires_at"],
    ["metadata with objects", { ...sessionBody(), metadata: { a: {} } }, "metadata.a"],
    ["a list as body", [], null],
    ["a string as body", "order", null],
    ["null as body", null, null],
    ["nothing as body", undefined, null],
  ])("refuses %s", async (_claim, body, path) => {
    const { body: refusal } = await expectRefusal(
      () => client.call("POST", "/v1/sessions-profile", body),
      400,
      "BAD_REQUEST",
    );
    if (path !== null) expect(refusal["error"]?.["errors"]?.[0]).toMatchObject({ path });
  });

  test.each([
    ["malformed JSON", '{"order":', 400, "BAD_REQUEST"],
    ["text that is no JSON", "hello", 400, "BAD_REQUEST"],
    ["an amount in powers of ten", huge, 400, "BAD_REQUEST"],
    ["JSON nested a thousand deep", "[".repeat(1_000) + "]".repeat(1_000), 400, "BAD_REQUEST"],
    ["a body over a megabyte", JSON.stringify({ filler: "x".repeat(1_000_001) }), 413, "PAYLOAD_TOO_LARGE"],
  ])("refuses %s", async (_claim, raw, status, code) => {
    await expectRefusal(() => client.call("POST", "/v1/sessions-profile", undefined, { raw }), status, code);
  });

  test("refuses an inline session without a configuration", async () => {
    await expectRefusal(() => client.call("POST", "/v1/sessions", sessionBody()), 400, "BAD_REQUEST");
  });
});

describe("operations on a transaction", () => {
  test.each<[string, unknown]>([
    ["no amount", {}],
    ["an amount of zero", { amount: 0 }],
    ["a negative amount", { amount: -100 }],
    ["a fractional amount", { amount: 0.1 }],
    ["an amount in a string", { amount: "100" }],
    ["metadata that is not text", { amount: 100, metadata: { ext_a: 1 } }],
    ["a reference that is a number", { amount: 100, capture_reference: 7, refund_reference: 7 }],
    ["null", null],
  ])("refuse %s", async (_claim, body) => {
    for (const kind of ["capture", "refund"]) {
      await expectRefusal(
        () => client.call("POST", `/v1/transactions/${transactionId}/${kind}`, body),
        400,
        "BAD_REQUEST",
      );
    }
  });

  test("refuse malformed JSON, on void too", async () => {
    for (const kind of ["capture", "refund", "void"]) {
      const path = `/v1/transactions/${transactionId}/${kind}`;
      await expectRefusal(() => client.call("POST", path, undefined, { raw: "{" }), 400, "BAD_REQUEST");
    }
  });

  test("refuse a second reference that is not text", async () => {
    const path = `/v1/transactions/${transactionId}`;
    await expectRefusal(() => client.call("PUT", path, { merchant_reference_2: 7 }), 400, "BAD_REQUEST");
  });
});

describe("another account's objects are not there", () => {
  const calls: readonly [string, string, (ids: { session: string; transaction: string }) => string, unknown?][] = [
    ["reading a session", "GET", ({ session }) => `/v1/sessions/${session}`],
    [
      "changing a session",
      "PUT",
      ({ session }) => `/v1/sessions/${session}?update_without_lock=true`,
      { order: orderOf(100) },
    ],
    ["cancelling a session", "POST", ({ session }) => `/v1/sessions/${session}/cancel`],
    ["reading a transaction", "GET", ({ transaction }) => `/v1/transactions/${transaction}`],
    [
      "changing a transaction",
      "PUT",
      ({ transaction }) => `/v1/transactions/${transaction}`,
      { merchant_reference_2: "x" },
    ],
    ["capturing", "POST", ({ transaction }) => `/v1/transactions/${transaction}/capture`, { amount: 100 }],
    ["refunding", "POST", ({ transaction }) => `/v1/transactions/${transaction}/refund`, { amount: 100 }],
    ["voiding", "POST", ({ transaction }) => `/v1/transactions/${transaction}/void`],
  ];

  test.each(calls)("%s answers as if it did not exist", async (_claim, method, path, body) => {
    const foreign = await expectRefusal(
      () => client.call(method, path({ session: otherSessionId, transaction: otherTransactionId }), body),
      404,
      "NOT_FOUND",
    );
    const missing = await expectRefusal(
      () => client.call(method, path({ session: "T00000001.none", transaction: "T00000001.none" }), body),
      404,
      "NOT_FOUND",
    );
    expect(foreign.body).toEqual(missing.body);
  });

  test("lists neither show them nor walk on from them", async () => {
    const queries = [
      `id=${otherTransactionId}`,
      `session_id=${otherSessionId}`,
      `starting_after=${otherTransactionId}`,
    ];
    for (const query of queries)
      expect((await client.call("GET", `/v1/transactions?${query}`)).body, query).toEqual([]);
    const sessions = [
      `id=${otherSessionId}`,
      `transaction_id=${otherTransactionId}`,
      `starting_after=${otherSessionId}`,
    ];
    for (const query of sessions) expect((await client.call("GET", `/v1/sessions?${query}`)).body, query).toEqual([]);
  });

  test("nor can their profile be used", async () => {
    const made = await other.call("POST", "/v1/admin/session/profiles", { profile_id: "theirs", configuration: {} });
    expect(made.status).toBe(200);
    await expectRefusal(
      () => client.call("POST", "/v1/sessions-profile", { ...sessionBody(), profile_id: "theirs" }),
      400,
      "BAD_REQUEST",
    );
  });
});

describe("tokens", () => {
  test.each<[string, string | null]>([
    ["none", null],
    ["garbage", "garbage"],
    ["an unsigned one", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."],
  ])("%s is refused", async (_claim, token) => {
    await expectRefusal(
      () => client.call("GET", `/v1/transactions/${transactionId}`, undefined, { token }),
      401,
      "UNAUTHORIZED",
    );
    await expectRefusal(
      () => client.call("POST", "/v1/sessions-profile", sessionBody(), { token }),
      401,
      "UNAUTHORIZED",
    );
  });

  test("an expired one is refused", async () => {
    const own = await givenCheckoutClient();
    own.ctx.clock.advance(14_401_000);
    const answer = await own.call("GET", "/v1/sessions");
    expect([answer.status, answer.body["error"]?.["code"]]).toEqual([401, "UNAUTHORIZED"]);
  });

  test("a revoked one is refused by the very next call", async () => {
    const own = await givenCheckoutClient();
    expect((await own.call("GET", "/v1/sessions")).status).toBe(200);
    const by = { type: "system", id: "test", role: null, ip: null } as const;
    for (const { id } of await listCredentials(own.ctx, "all"))
      await revokeCredential(own.ctx, { scope: "all", id, by });
    const answer = await own.call("GET", "/v1/sessions");
    expect([answer.status, answer.body["error"]?.["code"]]).toEqual([401, "UNAUTHORIZED"]);
  });
});

describe("addresses", () => {
  test.each([
    ["GET", "/v1"],
    ["GET", "/v1/nothing"],
    ["PATCH", "/v1/sessions"],
    ["GET", "/v2/accounts/T00000001/payout"],
    ["DELETE", "/v1/transactions/x"],
  ])("%s %s is not there", async (method, path) => {
    await expectRefusal(() => client.call(method, path), 404, "NOT_FOUND");
  });

  test("one that does not decode is refused", async () => {
    await expectRefusal(() => client.call("GET", "/v1/sessions/%E0%A4%A"), 400, "BAD_REQUEST");
  });
});
