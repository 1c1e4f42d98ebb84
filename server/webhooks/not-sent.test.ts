import { expect, test } from "vitest";
import type { AppContext } from "../context.ts";
import { makePlainContext, onlyDelivery, startLoop } from "../testing/deliveries.ts";
import { byTest, givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { givenEvent, plainDialect } from "../testing/plain-dialect.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { runVerify } from "../verify/verify.service.ts";
import { endpointHealth } from "./endpoint-health.service.ts";
import { sendTestEvent } from "./test-event.service.ts";
import { testOfSqlite } from "../testing/engine.ts";
import { storeWith } from "../testing/store.ts";

test("a fault before anything is sent is a failed try in the log, and is tried again by the schedule", async () => {
  let isBroken = true;
  const { headers } = plainDialect();
  const ctx = await makeEndpointContext(
    { disabling: { kind: "given_up_in_a_row", count: 1 } },
    {
      headers: (input) => {
        if (isBroken) throw new Error("the signature could not be made");
        return headers(input);
      },
    },
  );
  const receiver = await startReceiver(answering(200));
  const { id } = await givenEndpoint(ctx, receiver.url);
  const loop = startLoop(ctx);
  await givenEvent(ctx, []);
  await loop.tick();
  const failed = await onlyDelivery(ctx);
  expect(failed).toMatchObject({
    state: "pending",
    attempt_count: 1,
    next_attempt_at: "2026-03-02T09:00:10.000Z",
    last_error: "Nothing was sent, for a fault in Kontor: the signature could not be made",
  });
  expect(failed.attempts).toMatchObject([{ outcome: "not_sent", code: null }]);
  expect(receiver.received).toEqual([]);
  expect(await endpointHealth(ctx, [id])).toMatchObject([{ failing_since: null }]);
  isBroken = false;
  ctx.clock.advance(10_000);
  await loop.tick();
  expect(await onlyDelivery(ctx)).toMatchObject({ state: "delivered", attempt_count: 2 });
  expect(await runVerify(ctx)).toMatchObject({ ok: true });
});

test("a secret that cannot be opened uses up the schedule, and shows in a test event at once", async () => {
  const ctx = await makeEndpointContext();
  const receiver = await startReceiver(answering(200));
  const { id } = await givenEndpoint(ctx, receiver.url);
  const garbage = Buffer.alloc(64, 7);
  await ctx.store.write((trx) => trx.updateTable("webhook_secret").set({ ciphertext: garbage }).execute());
  const loop = startLoop(ctx);
  await givenEvent(ctx, []);
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    await loop.tick();
    ctx.clock.advance(10_000);
  }
  expect(await onlyDelivery(ctx)).toMatchObject({ state: "exhausted", attempt_count: 3 });
  const tried = await sendTestEvent(ctx, { scope: "all", id, eventType: "payment.captured", by: byTest });
  expect(tried.attempts).toMatchObject([{ outcome: "not_sent" }]);
  expect(receiver.received).toEqual([]);
  expect(await runVerify(ctx)).toMatchObject({ ok: true });
});

test("a delivery of a dialect that is gone waits an hour at a time for it to come back", async () => {
  const ctx = await makePlainContext();
  const receiver = await startReceiver(answering(200));
  await givenEvent(ctx, [receiver.url]);
  const older = startLoop({ ...ctx, dialects: new Map() });
  await older.tick();
  await older.stop();
  expect(await onlyDelivery(ctx)).toMatchObject({
    state: "pending",
    attempt_count: 1,
    next_attempt_at: "2026-03-02T10:00:00.000Z",
    last_error: "Nothing was sent, for a fault in Kontor: There is no webhook dialect plain",
  });
  ctx.clock.advance(3_600_000);
  await startLoop(ctx).tick();
  expect(await onlyDelivery(ctx)).toMatchObject({ state: "delivered", attempt_count: 2 });
});

test("a call whose follow-up fails is recorded, and not made a second time", async () => {
  const ctx = await makePlainContext({
    afterAttempt: async (trx) => {
      await trx.updateTable("delivery").set({ last_error: "half of the follow-up" }).execute();
      throw new Error("the other half failed");
    },
  });
  const receiver = await startReceiver(answering(200));
  const loop = startLoop(ctx);
  await givenEvent(ctx, [receiver.url]);
  await loop.tick();
  expect(await onlyDelivery(ctx)).toMatchObject({ state: "delivered", attempt_count: 1, last_error: null });
  ctx.clock.advance(300_000);
  await loop.tick();
  expect(receiver.received).toHaveLength(1);
  expect(await runVerify(ctx)).toMatchObject({ ok: true });
});

test("a delivery that could not be looked up before its call is sent a second later, not when its lease is over", async () => {
  const ctx = await makePlainContext();
  const receiver = await startReceiver(answering(200));
  const { store } = ctx;
  let reads = 0;
  const flaky = storeWith(store, {
    // The first read of a tick finds the lane, the second what is to be sent.
    read: (work) => ((reads += 1) === 2 ? Promise.reject(new Error("The store is busy.")) : store.read(work)),
  });
  const loop = startLoop({ ...ctx, store: flaky });
  reads = 2;
  await loop.tick();
  await givenEvent(ctx, [receiver.url]);
  reads = 0;
  await loop.tick();
  const held = await store.read((db) => db.selectFrom("delivery").select(["state", "lease_token"]).execute());
  expect(held).toEqual([{ state: "pending", lease_token: null }]);
  ctx.clock.advance(1_000);
  await loop.tick();
  expect(await onlyDelivery(ctx)).toMatchObject({ state: "delivered", attempt_count: 1 });
  expect(receiver.received).toHaveLength(1);
});

// On a shared database the commit is not looked up: what another process may have sent is claimed.
testOfSqlite(
  "a new delivery that could not be looked up after its commit is sent all the same, within its lease",
  async () => {
    const ctx = await makePlainContext();
    const receiver = await startReceiver(answering(200));
    const { store } = ctx;
    let refusals = 0;
    const flaky = storeWith(store, {
      read: (work) => (refusals-- > 0 ? Promise.reject(new Error("The store is busy.")) : store.read(work)),
    });
    const shaky: AppContext = { ...ctx, store: flaky };
    const loop = startLoop(shaky);
    await loop.tick();
    refusals = 1;
    await givenEvent(shaky, [receiver.url]);
    await receiver.arrived(1);
    await loop.tick();
    expect(await onlyDelivery(ctx)).toMatchObject({ state: "delivered", attempt_count: 1 });
    expect(receiver.received).toHaveLength(1);
  },
);
