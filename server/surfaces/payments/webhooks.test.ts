import { createHmac } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { addMerchant } from "../../accounts/account.service.ts";
import { createCredential } from "../../identity/credential.service.ts";
import { type MerchantOrigin, startMerchantOrigin, type WireReply } from "../../testing/merchant-origin.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";
import { answering, startReceiver } from "../../testing/receiver.ts";
import { endpointsOf } from "../../webhooks/endpoint.service.ts";
import { sendTestEvent } from "../../webhooks/test-event.service.ts";

const path = "/webhooks/payments";
const webhookUrl = "https://tienda.example/hooks/pagos";
const by = { type: "system", id: "test", role: null, ip: null } as const;
const dayMs = 86_400_000;
let origin: MerchantOrigin;
let accountKey: string;
let merchantKey: string;

beforeEach(async () => {
  origin = await startMerchantOrigin();
  await givenAccount(origin.ctx);
  await addMerchant(origin.ctx, { accountId: testAccountId, id: "tienda-1" });
  accountKey = await apiKey(testAccountId);
  merchantKey = await apiKey(testAccountId, "tienda-1");
});

async function apiKey(accountId: string, merchantId?: string): Promise<string> {
  const wish = { accountId, api: "payments" as const, ...(merchantId === undefined ? {} : { merchantId }) };
  const issued = await createCredential(origin.ctx, wish);
  if (!("api_key" in issued)) throw new Error("A payments credential is an API key");
  return issued.api_key;
}

function call(key: string, method: string, where: string, body?: unknown, headers: Record<string, string> = {}) {
  return origin.call(method, where, { headers: { authorization: `Bearer ${key}`, ...headers }, body });
}

const objectOf = (reply: WireReply) => reply.body as Readonly<Record<string, string>>;
const secretOf = (reply: WireReply) => objectOf(reply)["webhookSecret"] ?? "";
const register = (key = accountKey, url = webhookUrl) => call(key, "POST", path, { webhookUrl: url });
const error = (code: string, param: string | null = null) => ({ error: { code, param } });

describe("registrations", () => {
  test("are made, listed by scope without secrets, and deleted", async () => {
    const made = await register();
    expect([made.status, made.body]).toEqual([
      201,
      {
        webhookUrl,
        webhookSecret: expect.stringMatching(/^whsec_[0-9a-f]{64}$/) as string,
        createdAt: "2026-03-02T09:00:00Z",
      },
    ]);
    await register(merchantKey);
    const shown = { webhookUrl, createdAt: "2026-03-02T09:00:00Z" };
    expect((await call(accountKey, "GET", path)).body).toEqual({
      object: "list",
      data: [{ ...shown, scope: "account" }],
    });
    expect((await call(merchantKey, "GET", path)).body).toEqual({
      object: "list",
      data: [{ ...shown, scope: "merchant" }],
    });
    expect((await call(merchantKey, "DELETE", path, { webhookUrl })).status).toBe(204);
    expect((await call(merchantKey, "DELETE", path, { webhookUrl })).body).toMatchObject(error("not_found"));
    expect((await call(merchantKey, "GET", path)).body).toEqual({ object: "list", data: [] });
    expect((await call(accountKey, "GET", path)).body).toMatchObject({ data: [shown] });
  });

  test("of an address that is known get a new secret and stay one", async () => {
    const secrets = [secretOf(await register()), secretOf(await register())];
    expect(new Set(secrets).size).toBe(2);
    expect((await origin.rowCounts())["webhook_endpoint"]).toBe(1);
  });

  test("that race for one address become one row", async () => {
    const replies = await Promise.all([1, 2, 3].map(() => register()));
    expect(replies.map((reply) => reply.status)).toEqual([201, 201, 201]);
    expect((await origin.rowCounts())["webhook_endpoint"]).toBe(1);
  });

  test("of another account are out of reach", async () => {
    await register();
    await givenAccount(origin.ctx, "T00000002");
    const foreign = await apiKey("T00000002");
    expect((await call(foreign, "GET", path)).body).toEqual({ object: "list", data: [] });
    for (const [method, where] of [
      ["DELETE", path],
      ["POST", `${path}/rotate-secret`],
    ] as const) {
      const reply = await call(foreign, method, where, { webhookUrl });
      expect([reply.status, reply.body]).toMatchObject([404, error("not_found")]);
    }
  });

  test.each([
    ["no address", {}],
    ["an address that is no text", { webhookUrl: 7 }],
    ["text that is no address", { webhookUrl: "tienda" }],
    ["a metadata address", { webhookUrl: "http://169.254.169.254/latest" }],
  ])("with %s are refused, and nothing is stored", async (_claim, body) => {
    const before = await origin.rowCounts();
    const reply = await call(accountKey, "POST", path, body);
    expect([reply.status, reply.body]).toMatchObject([400, error("invalid_request", "webhookUrl")]);
    expect(reply.headers.get("request-id")).toMatch(/^req_/);
    expect(reply.body).toMatchObject({ error: { requestId: reply.headers.get("request-id") } });
    expect(await origin.rowCounts()).toEqual(before);
  });

  test.each(["{", "[]", '"x"'])("of the body %s are refused", async (body) => {
    const reply = await call(accountKey, "POST", path, body);
    expect([reply.status, reply.body]).toMatchObject([400, error("invalid_request")]);
  });

  test("that arrive twice under one idempotency key are one, with the same answer", async () => {
    const key = { "idempotency-key": "alta-1" };
    const replies = [1, 2].map(() => () => call(accountKey, "POST", path, { webhookUrl }, key));
    const [first, second] = [await replies[0]?.(), await replies[1]?.()];
    expect(second?.body).toEqual(first?.body);
    const other = await call(accountKey, "POST", path, { webhookUrl: "https://b.example" }, key);
    expect([other.status, other.body]).toMatchObject([409, error("idempotency_key_reused")]);
  });
});

describe("a call", () => {
  test.each([
    ["no key", {}],
    ["a key that was never issued", { authorization: `Bearer di_sand_${"2".repeat(66)}` }],
    ["something else", { authorization: "Basic abc" }],
  ])("with %s is refused", async (_claim, headers) => {
    const reply = await origin.call("GET", path, { headers });
    expect([reply.status, reply.body]).toMatchObject([401, error("unauthorized")]);
  });

  test.each(["/v1/payments", "/nowhere", "/webhooks/payments/updates"])("to %s finds nothing", async (where) => {
    const reply = await call(accountKey, "POST", where, {});
    expect(reply.status).toBe(404);
    if (!where.startsWith("/v1")) expect(reply.body).toMatchObject(error("not_found"));
  });

  test("that insists is told when to come back", async () => {
    let reply = await call(accountKey, "GET", path);
    for (let calls = 1; calls <= 100; calls += 1) reply = await call(accountKey, "GET", path);
    expect([reply.status, reply.body]).toMatchObject([429, error("rate_limited")]);
    expect(reply.headers.get("retry-after")).toBe("1");
  });
});

describe("rotation", () => {
  test.each([`${path}/rotate-secret`, `${path}/rotate`, "/webhooks/rotate-secret", "/webhooks/rotate"])(
    "%s gives a new secret and a day to change over",
    async (where) => {
      const before = secretOf(await register());
      const reply = await call(accountKey, "POST", where);
      expect([reply.status, reply.body]).toEqual([
        200,
        {
          webhookUrl,
          webhookSecret: expect.stringMatching(/^whsec_[0-9a-f]{64}$/) as string,
          rotatedAt: "2026-03-02T09:00:00Z",
          previousSecretExpiresAt: "2026-03-03T09:00:00Z",
        },
      ]);
      expect(secretOf(reply)).not.toBe(before);
    },
  );

  test("ends the old secret one day after the new one, however long the call takes", async () => {
    await register();
    let elapsedMs = 0;
    const start = Date.parse(origin.ctx.clock.now());
    vi.spyOn(origin.ctx.clock, "now").mockImplementation(() => new Date(start + (elapsedMs += 700)).toISOString());
    const { rotatedAt, previousSecretExpiresAt } = objectOf(await call(accountKey, "POST", `${path}/rotate`));
    expect(Date.parse(previousSecretExpiresAt ?? "") - Date.parse(rotatedAt ?? "")).toBe(dayMs);
  });

  test("has to name the address where there are several", async () => {
    await register();
    await register(accountKey, "https://b.example/hooks");
    const unnamed = await call(accountKey, "POST", `${path}/rotate-secret`, {});
    expect([unnamed.status, unnamed.body]).toMatchObject([400, error("invalid_request", "webhookUrl")]);
    const named = await call(accountKey, "POST", `${path}/rotate-secret`, { webhookUrl: "https://b.example/hooks" });
    expect(named.body).toMatchObject({ webhookUrl: "https://b.example/hooks" });
  });

  test("by the account's key reaches a merchant's row when it names the merchant", async () => {
    await register(merchantKey);
    const where = `${path}/rotate-secret`;
    expect((await call(accountKey, "POST", where, {})).status).toBe(404);
    expect((await call(accountKey, "POST", where, { merchantId: "nobody" })).status).toBe(404);
    expect((await call(accountKey, "POST", where, { merchantId: "tienda-1" })).body).toMatchObject({ webhookUrl });
    const refused = await call(merchantKey, "POST", where, { merchantId: "tienda-1" });
    expect([refused.status, refused.body]).toMatchObject([403, error("forbidden", "merchantId")]);
  });
});

test("a merchant's receiver verifies by its secret, in grace by the old one too, and not after it", async () => {
  const receiver = await startReceiver(answering(200));
  const old = secretOf(await register(merchantKey, receiver.url));
  const send = async () => {
    const [endpoint] = await origin.ctx.store.read((db) =>
      endpointsOf(db, { accountId: testAccountId, dialect: "payments" }),
    );
    const command = { scope: [testAccountId], id: endpoint?.id ?? "", eventType: "payment.status_changed", by };
    await sendTestEvent(origin.ctx, command);
    const received = receiver.received.at(-1);
    if (received === undefined) throw new Error("nothing arrived");
    const { headers, body } = received;
    const parts = String(headers["x-webhook-signature"]).split(",");
    return { body, timestamp: String(headers["x-webhook-timestamp"]), parts };
  };
  /** As the public documentation words it: the whole secret, the time, a dot and the raw body. */
  const signatureBy = (secret: string, { timestamp, body }: { timestamp: string; body: string }) =>
    createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");

  const first = await send();
  expect(JSON.parse(first.body)).toMatchObject({ eventType: "payment.status_changed", merchantId: "tienda-1" });
  expect(first.parts).toEqual([`t=${first.timestamp}`, `v1=${signatureBy(old, first)}`]);
  const current = secretOf(await call(merchantKey, "POST", `${path}/rotate-secret`, {}));
  const inGrace = await send();
  expect(inGrace.parts.slice(1)).toEqual([`v1=${signatureBy(current, inGrace)}`, `v2=${signatureBy(old, inGrace)}`]);
  origin.ctx.clock.advance(dayMs);
  const after = await send();
  expect(after.parts.slice(1)).toEqual([`v1=${signatureBy(current, after)}`]);
});
