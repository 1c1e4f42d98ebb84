import { Webhook, WebhookVerificationError } from "standardwebhooks";
import { describe, expect, test, vi } from "vitest";
import { answering, type ReceivedRequest, startReceiver } from "../../testing/receiver.ts";
import { makeTestContext } from "../../testing/context.ts";
import { startLoop } from "../../testing/deliveries.ts";
import { byTest } from "../../testing/endpoints.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";
import { createEndpoint, getEndpoint } from "../../webhooks/endpoint.service.ts";
import { recordEvent } from "../../webhooks/event.service.ts";
import { rotateSecret } from "../../webhooks/rotate-secret.service.ts";
import { standardDialect } from "./standard.dialect.ts";

const body = Buffer.from(
  '{"type":"customer.active","timestamp":"2026-03-03T12:00:00Z","data":{"id":"cust_00000000000000000000000000000001","status":"active","external_id":"loja-42"}}',
  "utf8",
);

describe("a signature", () => {
  test("in the overlap is the documented one, newest first", () => {
    expect(body).toHaveLength(157);
    const secrets = [
      "whsec_ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CB",
      "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd",
    ].map((secret) => Buffer.from(secret, "utf8"));
    const headers = standardDialect.headers({
      deliveryId: "dlv_1",
      endpointId: "whe_1",
      accountId: testAccountId,
      eventId: "evt_00000000000000000000000000000001",
      eventType: "customer.active",
      method: "POST",
      url: "https://loja.example/hooks",
      body,
      secrets,
      now: "2026-03-03T12:00:00.000Z",
    });
    expect(headers).toMatchObject({
      "webhook-id": "evt_00000000000000000000000000000001",
      "webhook-timestamp": "1772539200",
      "webhook-signature":
        "v1,ePq9fhBPb5C0BzXnczE4BuiIPFmI4ds1d563Qwyoy30= v1,szgTPe6oApiBMt1BDIKBrCH0++LQMQuZmKj8hT2HC3o=",
    });
  });
});

/** What the specification's own library says, with its clock at the time of arrival. */
function isSignedWith(secret: string, { headers, body: text }: ReceivedRequest, arrivedAt: string): boolean {
  vi.useFakeTimers({ now: Date.parse(arrivedAt), toFake: ["Date"] });
  try {
    new Webhook(secret).verify(text, headers as Record<string, string>);
    return true;
  } catch (error) {
    if (error instanceof WebhookVerificationError && error.message === "No matching signature found") return false;
    throw error;
  } finally {
    vi.useRealTimers();
  }
}

async function makePartner(code: number) {
  const ctx = await makeTestContext({ dialects: new Map([["standard", standardDialect]]) });
  await givenAccount(ctx);
  const receiver = await startReceiver(answering(code));
  const loop = startLoop(ctx);
  const { endpoint, secret } = await createEndpoint(ctx, {
    accountId: testAccountId,
    merchantId: null,
    dialect: "standard",
    url: receiver.url,
    eventPatterns: ["customer.*"],
    description: null,
    by: byTest,
  });
  const tell = (type: string) =>
    ctx.store.write((trx) =>
      recordEvent(trx, ctx, {
        accountId: testAccountId,
        type,
        subjectType: "session",
        subjectId: "customer-1",
        operationId: null,
        payload: { id: "cust_1", status: "active" },
        at: ctx.clock.now(),
      }),
    );
  return { ctx, receiver, loop, endpoint, secret, tell };
}

test("a partner gets the events that it asked for, signed by both secrets in the overlap and by one after it", async () => {
  const { ctx, receiver, loop, endpoint, secret, tell } = await makePartner(200);
  const command = { scope: [testAccountId], id: endpoint.id, by: byTest };
  const beganAt = ctx.clock.now();
  await tell("customer.active");
  await tell("loan.active");
  await loop.tick();
  expect(receiver.received.map((request) => request.body)).toEqual([
    '{"type":"customer.active","timestamp":"2026-03-02T09:00:00Z","data":{"id":"cust_1","status":"active"}}',
  ]);
  const { secret: next } = await rotateSecret(ctx, { ...command, overlapSeconds: 3_600 });
  await tell("customer.created");
  await loop.tick();
  ctx.clock.advance(3_600_000);
  await tell("customer.created");
  await loop.tick();
  const arrivedAt = [beganAt, beganAt, ctx.clock.now()];
  const [before, during, after] = receiver.received.map((request, index) => ({
    old: isSignedWith(secret, request, arrivedAt[index] ?? ""),
    next: isSignedWith(next, request, arrivedAt[index] ?? ""),
  }));
  expect({ before, during, after }).toEqual({
    before: { old: true, next: false },
    during: { old: true, next: true },
    after: { old: false, next: true },
  });
  for (const { headers } of receiver.received) expect(headers["webhook-id"]).toMatch(/^evt_[0-9a-f]{32}$/);
});

test("an answer of 410 disables the endpoint at once, and what waits for it is skipped", async () => {
  const { ctx, loop, endpoint, tell, receiver } = await makePartner(410);
  await tell("customer.active");
  await loop.tick();
  const found = await getEndpoint(ctx, { scope: "all", id: endpoint.id });
  expect(found.disabled_at).toBe(ctx.clock.now());
  await tell("customer.created");
  await loop.tick();
  expect(receiver.received).toHaveLength(1);
  const states = await ctx.store.read((db) => db.selectFrom("delivery").select("state").orderBy("seq").execute());
  expect(states.map((row) => row.state)).toContain("rejected");
  expect(states.at(-1)?.state).toBe("skipped");
});

test("the schedule has ten attempts over about three days", () => {
  const delays = Array.from({ length: 10 }, (_, index) => standardDialect.retryDelayMs(index + 1));
  expect(delays.at(-1)).toBeNull();
  const hours = delays.reduce<number>((sum, delay) => sum + (delay ?? 0), 0) / 3_600_000;
  expect(Math.floor(hours)).toBe(75);
  expect(standardDialect).toMatchObject({ attemptsMax: 10, timeoutMs: 5_000, jitter: 0.1 });
});

test("a new secret holds thirty bytes in forty characters", () => {
  const secret = standardDialect.newSecret();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{40}$/);
  expect(Buffer.from(secret.slice(6), "base64")).toHaveLength(30);
});

test("every event of the catalogue has a sample in the envelope", () => {
  for (const eventType of standardDialect.endpoints?.eventTypes ?? []) {
    const sample = standardDialect.endpoints?.sample({
      eventType,
      deliveryId: "dlv_1",
      eventId: "evt_00000000000000000000000000000001",
      accountId: testAccountId,
      merchantId: null,
      settings: { headers: {}, concurrency: null, rate_per_second: null },
      at: "2026-03-03T12:00:00.000Z",
    });
    expect(JSON.parse(sample?.toString("utf8") ?? "")).toMatchObject({
      type: eventType,
      timestamp: "2026-03-03T12:00:00Z",
      data: {
        id: expect.stringMatching(/^(cust|co|ln)_[0-9a-f]{32}$/) as string,
        status: expect.any(String) as string,
      },
    });
  }
});
