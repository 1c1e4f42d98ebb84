import { describe, expect, test } from "vitest";
import { deliveriesAbout, makeCaller, makePlainContext, onlyDelivery, startLoop } from "../testing/deliveries.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { StoreError } from "../store/store-error.ts";
import { attemptDelivery } from "./attempt.service.ts";
import { claimDeliveries } from "./delivery.repository.ts";
import { settleAttempt } from "./record-attempt.service.ts";
import { storeWith } from "../testing/store.ts";

test("a receiver that hangs gets few calls at once and takes nothing from the others", async () => {
  const ctx = await makePlainContext({ timeoutMs: 30_000 });
  const hanging: (() => void)[] = [];
  let isAwake = false;
  const slow = await startReceiver((response) => {
    const answer = () => response.writeHead(200).end();
    if (isAwake) answer();
    else hanging.push(answer);
  });
  const healthy = await startReceiver(answering(200));
  const loop = startLoop(ctx);
  for (let count = 0; count < 40; count += 1) await givenEvent(ctx, [slow.url], "slow");
  await slow.arrived(8);
  for (let count = 0; count < 40; count += 1) await givenEvent(ctx, [healthy.url], "healthy");
  await healthy.arrived(40);
  expect(slow.received).toHaveLength(8);
  isAwake = true;
  for (const answer of hanging) answer();
  await loop.tick();
  for (const subject of ["slow", "healthy"]) {
    const states = (await deliveriesAbout(ctx, subject)).map((delivery) => delivery.state);
    expect(states).toEqual(Array(40).fill("delivered"));
  }
});

describe("leases", () => {
  test("of a process that died are taken back by the next one, and the delivery is sent", async () => {
    const ctx = await makePlainContext();
    const receiver = await startReceiver(answering(200));
    await givenEvent(ctx, [receiver.url]);
    const dead = { token: "dead", until: "2099-01-01T00:00:00.000Z" };
    const claim = { lane: new URL(receiver.url).origin, turn: "first", limit: 10 } as const;
    await ctx.store.write((trx) => claimDeliveries(trx, claim, dead, ctx.clock.now()));
    await startLoop(ctx).tick();
    expect(await onlyDelivery(ctx)).toMatchObject({ state: "delivered", attempt_count: 1 });
  });

  test("keep a second claim away until they run out", async () => {
    const ctx = await makePlainContext();
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
    const ctx = await makePlainContext();
    const receiver = await startReceiver((response, _received, count) =>
      response.writeHead(count === 1 ? 200 : 503).end(),
    );
    await givenEvent(ctx, [receiver.url]);
    const claim = { lane: new URL(receiver.url).origin, turn: "first", limit: 1 } as const;
    const claimFor = async (token: string, now: string) => {
      const lease = { token, until: ctx.clock.now() };
      const [delivery] = await ctx.store.write((trx) => claimDeliveries(trx, claim, lease, now));
      if (delivery === undefined) throw new Error("nothing was claimed");
      const attempt = await attemptDelivery(ctx, makeCaller(ctx), { delivery, lease });
      if (attempt === null) throw new Error("the lease was not held");
      return attempt;
    };
    const slow = await claimFor("slow", ctx.clock.now());
    const quick = await claimFor("quick", ctx.clock.now());
    const settle = (attempt: typeof slow, token: string) => settleAttempt(ctx, { attempt, token, random: 0.5 });
    expect(await settle(quick, "quick")).toEqual({ state: "pending", delayMs: 10_000 });
    expect(await settle(slow, "slow")).toBeNull();
    expect(await onlyDelivery(ctx)).toMatchObject({ state: "pending", attempt_count: 1, last_code: 503 });
  });

  test("are given back by a loop that stops, after the calls in flight have ended", async () => {
    const ctx = await makePlainContext();
    const waiting: (() => void)[] = [];
    const receiver = await startReceiver((response) => waiting.push(() => response.writeHead(200).end()));
    const loop = startLoop(ctx);
    for (let count = 0; count < 12; count += 1) await givenEvent(ctx, [receiver.url]);
    await receiver.arrived(8);
    const stopped = loop.stop();
    for (const answer of waiting) answer();
    await stopped;
    const states = (await deliveriesAbout(ctx)).map((delivery) => delivery.state);
    expect(states.filter((state) => state === "delivered")).toHaveLength(8);
    expect(states.filter((state) => state === "pending")).toHaveLength(4);
    const held = await ctx.store.read((db) =>
      db.selectFrom("delivery").select("id").where("lease_token", "is not", null).execute(),
    );
    expect(held).toEqual([]);
  });

  test("that the store refused are asked for again a second later", async () => {
    const ctx = await makePlainContext();
    const receiver = await startReceiver(answering(200));
    await givenEvent(ctx, [receiver.url]);
    const { store } = ctx;
    let writes = 0;
    let tellRefused = () => {};
    const refused = new Promise<void>((resolve) => (tellRefused = resolve));
    const refuse = () => {
      tellRefused();
      return Promise.reject(new Error("The store is busy."));
    };
    const flaky = storeWith(store, {
      // The first write of a loop voids old leases, the second is its first claim.
      write: (work) => ((writes += 1) === 2 ? refuse() : store.write(work)),
    });
    const loop = startLoop({ ...ctx, store: flaky }, { checkEveryMs: 5 });
    await refused;
    ctx.clock.advance(1_000);
    await receiver.arrived(1);
    await loop.tick();
    expect((await onlyDelivery(ctx)).state).toBe("delivered");
  });

  test("do not have to run out when a result could not be written at once", async () => {
    const ctx = await makePlainContext();
    const receiver = await startReceiver(answering(200));
    const { store } = ctx;
    let isFull = false;
    let refusals = 0;
    const refuse = () => {
      refusals += 1;
      if (refusals === 3) isFull = false;
      return Promise.reject(new StoreError("disk_full", "The disk is full."));
    };
    const flaky = storeWith(store, { write: (work) => (isFull ? refuse() : store.write(work)) });
    const loop = startLoop({ ...ctx, store: flaky }, { retryWriteMs: 1 });
    await loop.tick();
    await givenEvent(ctx, [receiver.url]);
    const ticked = loop.tick();
    await receiver.arrived(1);
    isFull = true;
    await ticked;
    expect(refusals).toBe(3);
    expect(await onlyDelivery(ctx)).toMatchObject({ state: "delivered", attempt_count: 1 });
    expect(receiver.received).toHaveLength(1);
  });
});
