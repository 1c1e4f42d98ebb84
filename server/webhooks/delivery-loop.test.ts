import { createHmac } from "node:crypto";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { DomainError } from "../../shared/errors.ts";
import type { DeliveryView } from "../../shared/webhooks/delivery.schema.ts";
import { createOutgoingCaller, type OutgoingCaller } from "../http/outgoing-caller.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { givenAccount, testAccountId } from "../testing/payments.ts";
import { givenEvent, plainDialect } from "../testing/plain-dialect.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { attemptDelivery, recordAttempt } from "./attempt.service.ts";
import { type DeliveryLoop, type DeliveryLoopOptions, startDeliveryLoop } from "./delivery-loop.ts";
import { claimDeliveries } from "./delivery.repository.ts";
import type { Dialect } from "./dialect.ts";
import { readEndpointSecret, replaceEndpointSecret } from "./endpoint-secret.service.ts";
import { recordEvent } from "./event.service.ts";
import { deliveriesOf, getDelivery } from "./read-delivery.service.ts";
import { resendDelivery } from "./resend-delivery.service.ts";

const loops: DeliveryLoop[] = [];
const callers: OutgoingCaller[] = [];
afterEach(async () => {
  await Promise.all(loops.splice(0).map((loop) => loop.stop()));
  await Promise.all(callers.splice(0).map((caller) => caller.close()));
});

async function makeContext(overrides: Partial<Dialect> = {}): Promise<TestContext> {
  const ctx = await makeTestContext({ dialects: new Map([["plain", plainDialect(overrides)]]) });
  await givenAccount(ctx);
  return ctx;
}

function makeCaller(ctx: TestContext): OutgoingCaller {
  const caller = createOutgoingCaller(ctx.config);
  callers.push(caller);
  return caller;
}

/** Its timer rests: what it does, it does because it was told or asked. */
function start(ctx: TestContext, options: Partial<DeliveryLoopOptions> = {}): DeliveryLoop {
  const loop = startDeliveryLoop(ctx, makeCaller(ctx), { checkEveryMs: 60_000, ...options });
  loops.push(loop);
  return loop;
}

async function deliveries(ctx: TestContext, subjectId = "subject-1"): Promise<DeliveryView[]> {
  return ctx.store.read((db) => deliveriesOf(db, ctx, [subjectId]));
}

async function only(ctx: TestContext): Promise<DeliveryView> {
  const [delivery, ...others] = await deliveries(ctx);
  if (delivery === undefined || others.length > 0) throw new Error("expected exactly one delivery");
  return getDelivery(ctx, { scope: "all", id: delivery.id });
}

describe("a delivery", () => {
  test("is sent at once when its event is committed, and logged whole", async () => {
    const ctx = await makeContext();
    const receiver = await startReceiver((response) => response.writeHead(201, { "x-shop": "yes" }).end("booked"));
    const loop = start(ctx);
    await givenEvent(ctx, [`${receiver.url}/hook`]);
    await receiver.arrived(1);
    await loop.tick();
    const delivery = await only(ctx);
    expect(delivery).toMatchObject({ state: "delivered", attempt_count: 1, last_code: 201, next_attempt_at: null });
    expect(delivery.finished_at).toBe(ctx.clock.now());
    expect(delivery.attempts).toMatchObject([
      { number: 1, outcome: "delivered", code: 201, error: null, response_body: "booked", response_truncated: false },
    ]);
    expect(delivery.attempts?.[0]?.response_headers).toMatchObject({ "x-shop": "yes" });
    expect(receiver.received).toHaveLength(1);
    expect(receiver.received[0]).toMatchObject({ method: "POST", path: "/hook" });
    expect(receiver.received[0]?.headers["event-id"]).toBe(delivery.event_id);
  });

  test("is found and sent by a loop that starts later", async () => {
    const ctx = await makeContext();
    const receiver = await startReceiver(answering(200));
    await givenEvent(ctx, [receiver.url]);
    await start(ctx).tick();
    expect((await only(ctx)).state).toBe("delivered");
  });

  test("is tried again after the schedule's wait, with the same event id and the same bytes", async () => {
    const ctx = await makeContext();
    const receiver = await startReceiver((response, _received, count) =>
      response.writeHead(count < 3 ? 500 : 200).end(),
    );
    await givenEvent(ctx, [receiver.url]);
    const loop = start(ctx);
    await loop.tick();
    expect(await only(ctx)).toMatchObject({ state: "pending", attempt_count: 1, last_code: 500, finished_at: null });
    ctx.clock.advance(9_999);
    await loop.tick();
    expect(receiver.received).toHaveLength(1);
    ctx.clock.advance(1);
    await loop.tick();
    ctx.clock.advance(10_000);
    await loop.tick();
    const delivery = await only(ctx);
    expect(delivery).toMatchObject({ state: "delivered", attempt_count: 3, attempts_max: 3 });
    expect(delivery.attempts?.map((attempt) => attempt.outcome)).toEqual(["http_error", "http_error", "delivered"]);
    expect(new Set(receiver.received.map((request) => request.headers["event-id"])).size).toBe(1);
    expect(new Set(receiver.received.map((request) => request.body)).size).toBe(1);
  });

  test("is exhausted after as many attempts as the schedule allows", async () => {
    const ctx = await makeContext();
    const receiver = await startReceiver(answering(503));
    await givenEvent(ctx, [receiver.url]);
    const loop = start(ctx);
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await loop.tick();
      ctx.clock.advance(60_000);
    }
    expect(await only(ctx)).toMatchObject({ state: "exhausted", attempt_count: 3, last_code: 503 });
    expect(receiver.received).toHaveLength(3);
  });

  test.each([
    ["a final answer", answering(404), "http_error"],
    ["a redirect", answering(301, { location: "http://127.0.0.1:9/" }), "redirect"],
  ])("is rejected by %s", async (_claim, behavior, outcome) => {
    const ctx = await makeContext();
    const receiver = await startReceiver(behavior);
    await givenEvent(ctx, [receiver.url]);
    await start(ctx).tick();
    const delivery = await only(ctx);
    expect(delivery).toMatchObject({ state: "rejected", attempt_count: 1 });
    expect(delivery.attempts?.[0]?.outcome).toBe(outcome);
  });

  test("that gets no answer in time waits for its retry", async () => {
    const ctx = await makeContext();
    const receiver = await startReceiver(() => undefined);
    await givenEvent(ctx, [receiver.url]);
    await start(ctx).tick();
    const delivery = await only(ctx);
    expect(delivery).toMatchObject({ state: "pending", last_code: null, last_error: "No answer within 300 ms" });
    expect(delivery.attempts?.[0]).toMatchObject({ outcome: "timeout", response_headers: null, response_body: null });
  });

  test("whose 404 came too slowly is not ended by it", async () => {
    const ctx = await makeContext();
    const receiver = await startReceiver((response) => response.writeHead(404).write("not"));
    await givenEvent(ctx, [receiver.url]);
    await start(ctx).tick();
    const delivery = await only(ctx);
    expect(delivery.state).toBe("pending");
    expect(delivery.attempts?.[0]).toMatchObject({ outcome: "too_slow", code: 404 });
  });

  test("to an address that is refused is never connected, and says so", async () => {
    const ctx = await makeContext();
    await givenEvent(ctx, ["http://169.254.169.254/latest/meta-data/"]);
    await start(ctx).tick();
    const delivery = await only(ctx);
    expect(delivery.attempts?.[0]).toMatchObject({ outcome: "address_refused", code: null });
    expect(delivery.last_error).toContain("cloud metadata");
  });

  test("is signed with the account's secret, which is kept out of the log", async () => {
    const ctx = await makeContext();
    const secret = await replaceEndpointSecret(ctx, { accountId: testAccountId, dialect: "plain" });
    const receiver = await startReceiver(answering(200));
    await givenEvent(ctx, [receiver.url]);
    await start(ctx).tick();
    const [request] = receiver.received;
    expect(request?.headers["signature"]).toBe(
      createHmac("sha256", secret)
        .update(request?.body ?? "")
        .digest("hex"),
    );
    expect((await only(ctx)).attempts?.[0]?.request_headers["signature"]).toBe("(not shown)");
  });
});

test("a new secret signs from its first moment on, and the old one never again", async () => {
  const ctx = await makeContext();
  const endpoint = { accountId: testAccountId, dialect: "plain" };
  expect(await readEndpointSecret(ctx, endpoint)).toBeNull();
  const first = await replaceEndpointSecret(ctx, endpoint);
  expect(await readEndpointSecret(ctx, endpoint)).toBe(first);
  const second = await replaceEndpointSecret(ctx, endpoint);
  expect(second).not.toBe(first);
  expect(await readEndpointSecret(ctx, endpoint)).toBe(second);
  const stored = await ctx.store.read((db) => db.selectFrom("webhook_secret").select("ciphertext").execute());
  expect(stored).toHaveLength(2);
  for (const { ciphertext } of stored) expect(ciphertext.includes(second)).toBe(false);
});

describe("an event", () => {
  test("and its deliveries vanish with the change that is undone", async () => {
    const ctx = await makeContext();
    const receiver = await startReceiver(answering(200));
    const loop = start(ctx);
    const undone = ctx.store.write(async (trx) => {
      const event = { type: "payment.captured", subjectType: "payment", subjectId: "subject-1" } as const;
      const payload = { to: [receiver.url] };
      await recordEvent(trx, ctx, {
        ...event,
        accountId: testAccountId,
        operationId: null,
        payload,
        at: ctx.clock.now(),
      });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await loop.tick();
    expect(await deliveries(ctx)).toEqual([]);
    expect(receiver.received).toEqual([]);
  });

  test("has exactly as many deliveries as it counts, whatever the dialects plan", async () => {
    const planned: number[] = [];
    const two = plainDialect({ name: "other", plan: async (_db, event) => plainDialect().plan(_db, event) });
    const dialects = new Map([plainDialect(), two].map((dialect) => [dialect.name, dialect]));
    const ctx = await makeTestContext({ dialects });
    await givenAccount(ctx);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 4 }), async (count) => {
        planned.push(count);
        await givenEvent(
          ctx,
          Array.from({ length: count }, (_, at) => `http://shop-${at}.example/`),
        );
      }),
      { numRuns: 20 },
    );
    const counts = await ctx.store.read((db) =>
      db
        .selectFrom("event")
        .leftJoin("delivery", "delivery.event_id", "event.id")
        .select((eb) => ["event.seq", "event.delivery_count as said", eb.fn.count<number>("delivery.id").as("found")])
        .groupBy("event.seq")
        .orderBy("event.seq")
        .execute(),
    );
    expect(counts.map((row) => row.said)).toEqual(planned.map((count) => 2 * count));
    expect(counts.map((row) => row.found)).toEqual(counts.map((row) => row.said));
  });
});

describe("a receiver that hangs", () => {
  test("takes nothing from the others, and gets few calls at once", async () => {
    const ctx = await makeContext({ timeoutMs: 1_000 });
    let open = 0;
    let most = 0;
    const hanging = await startReceiver((response) => {
      most = Math.max(most, (open += 1));
      response.on("close", () => (open -= 1));
    });
    const healthy = await startReceiver(answering(200));
    const loop = start(ctx);
    for (let count = 0; count < 40; count += 1) await givenEvent(ctx, [hanging.url], "hanging");
    await hanging.arrived(8);
    for (let count = 0; count < 40; count += 1) await givenEvent(ctx, [healthy.url], "healthy");
    await healthy.arrived(40);
    expect(hanging.received.length).toBe(8);
    await loop.stop();
    expect(most).toBe(8);
    expect((await deliveries(ctx, "healthy")).every((delivery) => delivery.state === "delivered")).toBe(true);
  });
});

describe("leases", () => {
  test("of a process that died are taken back by the next one, and the delivery is sent", async () => {
    const ctx = await makeContext();
    const receiver = await startReceiver(answering(200));
    await givenEvent(ctx, [receiver.url]);
    const dead = { token: "dead", until: "2099-01-01T00:00:00.000Z" };
    const claim = { lane: new URL(receiver.url).origin, turn: "first", limit: 10 } as const;
    await ctx.store.write((trx) => claimDeliveries(trx, claim, dead, ctx.clock.now()));
    await start(ctx).tick();
    expect(await only(ctx)).toMatchObject({ state: "delivered", attempt_count: 1 });
  });

  test("keep a second claim away until they run out", async () => {
    const ctx = await makeContext();
    await givenEvent(ctx, ["http://shop.example/"]);
    const claim = { lane: "http://shop.example", turn: "first", limit: 10 } as const;
    const claimAt = (token: string, now: string, until: string) =>
      ctx.store.write((trx) => claimDeliveries(trx, claim, { token, until }, now));
    const now = ctx.clock.now();
    expect(await claimAt("one", now, "2026-03-02T09:05:00.000Z")).toHaveLength(1);
    expect(await claimAt("two", now, "2026-03-02T09:05:00.000Z")).toHaveLength(0);
    expect(await claimAt("two", "2026-03-02T09:05:00.000Z", "2026-03-02T09:10:00.000Z")).toHaveLength(1);
  });

  test("that have passed on keep a late result from overwriting a newer one", async () => {
    const ctx = await makeContext();
    const receiver = await startReceiver((response, _received, count) =>
      response.writeHead(count === 1 ? 500 : 200).end(),
    );
    await givenEvent(ctx, [receiver.url]);
    const claim = { lane: new URL(receiver.url).origin, turn: "first", limit: 1 } as const;
    const claimFor = async (token: string, now: string) => {
      const lease = { token, until: ctx.clock.now() };
      const [delivery] = await ctx.store.write((trx) => claimDeliveries(trx, claim, lease, now));
      if (delivery === undefined) throw new Error("nothing was claimed");
      return attemptDelivery(ctx, makeCaller(ctx), delivery);
    };
    const slow = await claimFor("slow", ctx.clock.now());
    const quick = await claimFor("quick", ctx.clock.now());
    const settle = (attempt: typeof slow, token: string) =>
      ctx.store.write((trx) => recordAttempt(trx, ctx, attempt, { token, random: 0.5 }));
    expect(await settle(quick, "quick")).toEqual({ state: "delivered" });
    expect(await settle(slow, "slow")).toBeNull();
    expect(await only(ctx)).toMatchObject({ state: "delivered", attempt_count: 1, last_code: 200 });
  });

  test("are given back by a loop that stops, after the calls in flight have ended", async () => {
    const ctx = await makeContext();
    const waiting: (() => void)[] = [];
    const receiver = await startReceiver((response) => waiting.push(() => response.writeHead(200).end()));
    const loop = start(ctx);
    for (let count = 0; count < 12; count += 1) await givenEvent(ctx, [receiver.url]);
    await receiver.arrived(8);
    const stopped = loop.stop();
    for (const answer of waiting) answer();
    await stopped;
    const states = (await deliveries(ctx)).map((delivery) => delivery.state);
    expect(states.filter((state) => state === "delivered")).toHaveLength(8);
    expect(states.filter((state) => state === "pending")).toHaveLength(4);
    const held = await ctx.store.read((db) =>
      db.selectFrom("delivery").select("id").where("lease_token", "is not", null).execute(),
    );
    expect(held).toEqual([]);
  });
});

describe("sending again", () => {
  test("repeats the event id in one more attempt of the same delivery", async () => {
    const ctx = await makeContext();
    const receiver = await startReceiver((response, _received, count) =>
      response.writeHead(count === 1 ? 404 : 200).end(),
    );
    await givenEvent(ctx, [receiver.url]);
    const loop = start(ctx);
    await loop.tick();
    const { id } = await only(ctx);
    await resendDelivery(ctx, { scope: "all", id, isForced: false });
    await receiver.arrived(2);
    await loop.tick();
    expect(await only(ctx)).toMatchObject({ id, state: "delivered", attempt_count: 2 });
    expect(receiver.received[0]?.headers["event-id"]).toBe(receiver.received[1]?.headers["event-id"]);
  });

  test("what was delivered leaves it delivered, even when the receiver now refuses", async () => {
    const ctx = await makeContext();
    const receiver = await startReceiver((response, _received, count) =>
      response.writeHead(count === 1 ? 200 : 500).end(),
    );
    await givenEvent(ctx, [receiver.url]);
    const loop = start(ctx);
    await loop.tick();
    const { id } = await only(ctx);
    await resendDelivery(ctx, { scope: "all", id, isForced: false });
    await loop.tick();
    expect(await only(ctx)).toMatchObject({ state: "delivered", attempt_count: 2, last_code: 500 });
  });

  test("does not interrupt a schedule unless it is forced", async () => {
    const ctx = await makeContext();
    const receiver = await startReceiver((response, _received, count) =>
      response.writeHead(count === 1 ? 500 : 200).end(),
    );
    await givenEvent(ctx, [receiver.url]);
    const loop = start(ctx);
    await loop.tick();
    const { id } = await only(ctx);
    const refusal = await resendDelivery(ctx, { scope: "all", id, isForced: false }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal).toMatchObject({ code: "operation_in_flight" });
    await resendDelivery(ctx, { scope: "all", id, isForced: true });
    await loop.tick();
    expect(await only(ctx)).toMatchObject({ state: "delivered", attempt_count: 2 });
  });

  test("is not found in another account", async () => {
    const ctx = await makeContext();
    await givenEvent(ctx, ["http://shop.example/"]);
    const [delivery] = await deliveries(ctx);
    const resent = resendDelivery(ctx, { scope: ["T99999999"], id: delivery?.id ?? "", isForced: true });
    await expect(resent).rejects.toMatchObject({ code: "not_found" });
  });
});
