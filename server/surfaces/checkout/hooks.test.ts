import { createHmac } from "node:crypto";
import { sql } from "kysely";
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
  textOf,
} from "../../testing/checkout-client.ts";
import { startLoop } from "../../testing/deliveries.ts";
import { answering, type Receiver, type ReceivedRequest, startReceiver } from "../../testing/receiver.ts";
import { createEndpoint } from "../../webhooks/endpoint.service.ts";
import { paymentEventRecorder } from "../../webhooks/payment-events.ts";

const secret = "s3cret";
let client: CheckoutClient;
let receiver: Receiver;
let base: string;

beforeEach(async () => {
  client = await givenCheckoutClient({ dialects });
  client.ctx.paymentObservers = [createSessionObserver(client.ctx), paymentEventRecorder(client.ctx)];
  receiver = await startReceiver(answering(200));
  base = `/v1/accounts/${client.accountId}/hooks/subscriptions`;
});

function bodyOf(changes: Readonly<Record<string, unknown>> = {}, config: Readonly<Record<string, unknown>> = {}) {
  const whole = {
    url: `${receiver.url}/hooks`,
    content_type: "application/json",
    secret: { type: "HMAC-SHA1", value: secret },
    insecure_ssl: 0,
    ...config,
  };
  return { config: whole, events: ["checkout_transaction", "settlement_add"], ...changes };
}

/** A subscription whose first ping has arrived. */
async function subscribe(changes = {}, config = {}): Promise<Answer> {
  const answer = await client.call("POST", base, bodyOf(changes, config));
  if (answer.status === 200) await receiver.arrived(1);
  return answer;
}

/** As the public documentation words it: hex of HMAC-SHA1 over the raw body. */
function signatureBy(value: string, { body }: ReceivedRequest): string {
  return createHmac("sha1", value).update(body).digest("hex");
}

describe("subscriptions", () => {
  test("are made, read, listed, changed and deleted, and never show the secret", async () => {
    const made = await subscribe();
    expect([made.status, made.body]).toEqual([
      200,
      {
        id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
        account_id: client.accountId,
        active: true,
        config: {
          url: `${receiver.url}/hooks`,
          content_type: "application/json",
          secret: { type: "HMAC-SHA1" },
          insecure_ssl: 0,
        },
        events: ["checkout_transaction", "settlement_add"],
        created_at: client.ctx.clock.now(),
        created_by: expect.stringMatching(/^crd_/) as string,
        updated_at: client.ctx.clock.now(),
      },
    ]);
    const one = `${base}/${textOf(made.body["id"])}`;
    expect((await client.call("GET", one)).body).toEqual(made.body);
    expect((await client.call("GET", base)).body).toEqual([made.body]);

    const changed = await client.call("PUT", one, { active: false, events: ["checkout_authorization"] });
    expect([changed.status, changed.body]).toEqual([
      200,
      { ...made.body, active: false, events: ["checkout_authorization"] },
    ]);
    const gone = await client.call("DELETE", one);
    expect([gone.status, gone.body["id"], gone.body["active"]]).toEqual([200, made.body["id"], false]);
    expect(gone.body["deleted_at"]).toBe(client.ctx.clock.now());
    expect(gone.body["deleted_by"]).toBe(made.body["created_by"]);
    expect((await client.call("GET", one)).status).toBe(404);
    expect((await client.call("GET", base)).body).toEqual([]);
  });

  test("of another account do not exist, and another account's address is forbidden", async () => {
    const made = await subscribe();
    const other = await givenSecondClient(client);
    const id = textOf(made.body["id"]);
    for (const [method, tail] of [
      ["GET", ""],
      ["PUT", ""],
      ["DELETE", ""],
      ["POST", "/ping"],
      ["GET", "/deliveries"],
    ] as const) {
      const own = await other.call(method, `/v1/accounts/${other.accountId}/hooks/subscriptions/${id}${tail}`);
      expect([method, tail, own.status, own.body["error"]?.["code"]]).toEqual([method, tail, 404, "NOT_FOUND"]);
      const foreign = await other.call(method, `${base}/${id}${tail}`);
      expect([method, tail, foreign.status, foreign.body["error"]?.["code"]]).toEqual([method, tail, 403, "FORBIDDEN"]);
    }
  });

  test("are not the endpoints of other wires", async () => {
    const by = { type: "system", id: "test", role: null, ip: null } as const;
    const wish = { merchantId: null, eventPatterns: [], description: null, url: "https://a.example", by };
    await createEndpoint(client.ctx, { accountId: client.accountId, dialect: "standard", ...wish });
    expect((await client.call("GET", base)).body).toEqual([]);
  });

  test.each([
    ["no body", undefined, ""],
    ["no address", { config: {}, events: ["ping"] }, "config.url"],
    ["text that is no address", { config: { url: "shop" }, events: ["ping"] }, "config.url"],
    ["a metadata address", { config: { url: "http://169.254.169.254/" }, events: ["ping"] }, "config.url"],
    ["no event", { config: { url: "https://a.example" }, events: [] }, "events"],
    ["an event that does not exist", { config: { url: "https://a.example" }, events: ["eaten"] }, "events.0"],
    ["an empty secret", { config: { url: "https://a.example", secret: "" }, events: ["ping"] }, "config.secret"],
    [
      "another signature",
      { config: { url: "https://a.example", secret: { type: "SHA-1", value: "x" } }, events: ["ping"] },
      "config.secret.type",
    ],
  ])("with %s are refused in the envelope, and nothing is stored", async (_claim, body, path) => {
    const answer = await client.call("POST", base, body);
    expect([answer.status, answer.body["error"]?.["code"]]).toEqual([400, "BAD_REQUEST"]);
    expect(answer.body["error"]?.["errors"]?.[0]?.["path"]).toBe(path);
    const { rows } = await client.ctx.store.read((db) =>
      sql<{ n: number }>`SELECT (SELECT count(*) FROM webhook_endpoint) + (SELECT count(*) FROM event) AS n`.execute(
        db,
      ),
    );
    expect(rows).toEqual([{ n: 0 }]);
    expect(receiver.received).toEqual([]);
  });
});

describe("pings", () => {
  test("arrive with a new subscription and on demand, signed with the merchant's secret", async () => {
    const made = await subscribe();
    const pinged = await client.call("POST", `${base}/${textOf(made.body["id"])}/ping`);
    expect(receiver.received).toHaveLength(2);
    for (const received of receiver.received) {
      expect(received.headers["event"]).toBe("ping");
      expect(received.headers["event-signature"]).toBe(signatureBy(secret, received));
      expect(JSON.parse(received.body)).toEqual({
        account_id: client.accountId,
        event: "ping",
        event_delivery: received.headers["event-delivery"],
      });
    }
    expect([pinged.status, pinged.body["details"]?.["delivery_success"]]).toEqual([200, true]);
    expect(pinged.body["event_delivery"]).toBe(receiver.received[1]?.headers["event-delivery"]);
  });

  test("that are not answered well change nothing about the subscription", async () => {
    receiver = await startReceiver(answering(500));
    const made = await subscribe();
    const pinged = await client.call("POST", `${base}/${textOf(made.body["id"])}/ping`);
    expect([pinged.body["status"], pinged.body["details"]?.["delivery_success"]]).toEqual([500, false]);
    expect((await client.call("GET", `${base}/${textOf(made.body["id"])}`)).body["active"]).toBe(true);
  });
});

describe("deliveries", () => {
  test("tell of an order as it is paid, and are found in the log with what was said", async () => {
    startLoop(client.ctx);
    const made = await subscribe({ fields: "transaction(id,status,amount)" }, { secret });
    const { transactionId } = await givenPaidSession(client, { amount: 12_500 });
    await receiver.arrived(2);
    const received = receiver.received[1];
    if (received === undefined) throw new Error("nothing arrived");
    expect(received.headers["event-signature"]).toBe(signatureBy(secret, received));
    expect(JSON.parse(received.body)).toMatchObject({
      account_id: client.accountId,
      event: "checkout_transaction",
      transaction: { id: transactionId, status: "AUTHORIZED", amount: 12_500 },
    });

    const log = `${base}/${textOf(made.body["id"])}/deliveries`;
    await expect
      .poll(async () => (await client.call("GET", log)).body[0]?.["details"]?.["delivery_success"])
      .toBe(true);
    const entries = (await client.call("GET", log)).body;
    const entry = (entries as unknown as { event: unknown }[]).find(({ event }) => event === "checkout_transaction");
    expect(entry).toMatchObject({
      event_delivery: received.headers["event-delivery"],
      status: 200,
      url: `${receiver.url}/hooks`,
      request: { body: received.body },
      response: { body: "" },
      details: { delivery_success: true },
    });
    const id = textOf((entry as unknown as { id: unknown }).id);
    expect((await client.call("GET", `${log}/${id}`)).body).toEqual(entry);
    expect((await client.call("GET", `${log}/00000000-0000-4000-8000-000000000000`)).status).toBe(404);
  });

  test("are signed with a new secret from the moment it is put", async () => {
    const made = await subscribe();
    const one = `${base}/${textOf(made.body["id"])}`;
    await client.call("PUT", one, { config: { secret: { value: "n3w" } } });
    await client.call("POST", `${one}/ping`);
    const received = receiver.received[1];
    if (received === undefined) throw new Error("nothing arrived");
    expect(received.headers["event-signature"]).toBe(signatureBy("n3w", received));
  });

  test("keep secret and status when a change is refused for its address", async () => {
    const made = await subscribe();
    const one = `${base}/${textOf(made.body["id"])}`;
    const refused = await client.call("PUT", one, {
      config: { url: "ftp://shop.example/", secret: { value: "n3w" } },
      active: false,
    });
    expect(refused.status).toBe(400);
    expect((await client.call("GET", one)).body).toEqual(made.body);
    await client.call("POST", `${one}/ping`);
    const received = receiver.received[1];
    if (received === undefined) throw new Error("nothing arrived");
    expect(received.headers["event-signature"]).toBe(signatureBy(secret, received));
  });
});

test("a message tells where the money is and which token the card has, as the transaction does", async () => {
  client.ctx.paymentObservers = [...client.ctx.paymentObservers, createTokenObserver(client.ctx)];
  const keeping = { dintero_psp: { creditcard: { enabled: true, generate_payment_token: true } } };
  const { transactionId } = await givenPaidSession(client, { amount: 50_000, body: { configuration: keeping } });
  const path = `/v1/transactions/${transactionId}`;
  await client.call("POST", `${path}/capture`, { amount: 50_000 });
  const report = `/v1/accounts/${client.accountId}/settlements/reports/generate-test-report`;
  expect((await client.call("POST", report, { transaction_ids: [transactionId] })).status).toBe(201);
  await subscribe({ events: ["checkout_transaction"] });
  await client.call("POST", `${path}/refund`, { amount: 10_000 });
  startLoop(client.ctx);
  await receiver.arrived(2);
  const { body: shown } = await client.call("GET", path);
  expect(shown).toMatchObject({ settlement_status: "PARTIALLY_SETTLED" });
  expect(shown["card"]?.["payment_token_id"]).toMatch(/^[0-9a-f-]{36}$/);
  const told = JSON.parse(receiver.received[1]?.body ?? "") as { transaction: unknown };
  expect(told.transaction).toEqual(shown);
});
