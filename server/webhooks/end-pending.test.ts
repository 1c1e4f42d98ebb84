import { describe, expect, test } from "vitest";
import type { RecoveryFilter } from "../../shared/webhooks/recovery.schema.ts";
import type { TestContext } from "../testing/context.ts";
import { deliveriesAbout, onlyDelivery, startLoop } from "../testing/deliveries.ts";
import { byTest, givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { testAccountId } from "../testing/payments.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { runVerify } from "../verify/verify.service.ts";
import { sweepEndpoints } from "./end-pending.service.ts";
import { deleteEndpoint, disableEndpoint, enableEndpoint, getEndpoint, updateEndpoint } from "./endpoint.service.ts";
import { recordEvent } from "./event.service.ts";
import { previewRecovery } from "./recovery.service.ts";
import { resendDelivery } from "./resend-delivery.service.ts";

const stop = { disabled: disableEndpoint, deleted: deleteEndpoint };

/** A receiver that answers when it is told to, with the code that it is told. */
async function startPatient() {
  const waiting: ((code: number) => void)[] = [];
  const receiver = await startReceiver((response) => waiting.push((code) => response.writeHead(code).end()));
  return { receiver, answer: (...codes: number[]) => codes.forEach((code) => waiting.shift()?.(code)) };
}

async function countStates(ctx: TestContext): Promise<Record<string, number>> {
  const rows = await ctx.store.read((db) =>
    db
      .selectFrom("delivery")
      .select((eb) => ["state", eb.fn.countAll<number>().as("count")])
      .groupBy("state")
      .execute(),
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** As many events at once, of which nobody was told yet. */
async function givenBacklog(ctx: TestContext, count: number): Promise<void> {
  const at = ctx.clock.now();
  const event = { accountId: testAccountId, type: "payment.captured", subjectType: "payment", subjectId: "p" } as const;
  await ctx.store.write(async (trx) => {
    for (let number = 1; number <= count; number += 1) {
      await recordEvent(trx, ctx, { ...event, operationId: null, payload: {}, at });
    }
  });
}

describe("a call under way, while its endpoint is", () => {
  test.each([
    ["disabled", 200, "delivered"],
    ["disabled", 500, "skipped"],
    ["deleted", 200, "delivered"],
    ["deleted", 500, "dropped"],
  ] as const)("%s, keeps its answer %d and is %s", async (how, code, state) => {
    const ctx = await makeEndpointContext();
    const { receiver, answer } = await startPatient();
    const { id } = await givenEndpoint(ctx, receiver.url);
    const loop = startLoop(ctx);
    await givenEvent(ctx, []);
    await receiver.arrived(1);
    await stop[how](ctx, { scope: "all", id, by: byTest });
    answer(code);
    await loop.tick();
    const delivery = await onlyDelivery(ctx);
    expect(delivery).toMatchObject({ state, attempt_count: 1, last_code: code, next_attempt_at: null });
    expect(delivery.finished_at).not.toBeNull();
    expect(await sweepEndpoints(ctx)).toBe(false);
    ctx.clock.advance(60_000);
    await loop.tick();
    expect(receiver.received).toHaveLength(1);
    expect(await runVerify(ctx)).toMatchObject({ ok: true });
  });

  test("disabled by another's 410, keeps its answer as well", async () => {
    const ctx = await makeEndpointContext({ goneDisables: true });
    const { receiver, answer } = await startPatient();
    const { id } = await givenEndpoint(ctx, receiver.url);
    const loop = startLoop(ctx);
    for (const subject of ["one", "two", "three"]) await givenEvent(ctx, [], subject);
    await receiver.arrived(3);
    answer(410, 200, 500);
    await loop.tick();
    expect((await getEndpoint(ctx, { scope: "all", id })).disabled_at).not.toBeNull();
    expect(await countStates(ctx)).toEqual({ rejected: 1, delivered: 1, skipped: 1 });
    expect(await runVerify(ctx)).toMatchObject({ ok: true });
  });
});

test("what was claimed and not begun when its endpoint was disabled is skipped and never sent", async () => {
  const ctx = await makeEndpointContext();
  const { receiver, answer } = await startPatient();
  const { id } = await givenEndpoint(ctx, receiver.url);
  await updateEndpoint(ctx, { scope: "all", id, changes: { settings: { concurrency: 1 } }, by: byTest });
  const loop = startLoop(ctx);
  for (const subject of ["one", "two", "three"]) await givenEvent(ctx, [], subject);
  const sending = loop.tick();
  await receiver.arrived(1);
  await disableEndpoint(ctx, { scope: "all", id, by: byTest });
  answer(200);
  await sending;
  expect(await countStates(ctx)).toEqual({ delivered: 1, skipped: 2 });
  expect(receiver.received).toHaveLength(1);
});

test("what was delivered before, and waits to be sent once more, stays delivered when its endpoint is disabled", async () => {
  const ctx = await makeEndpointContext();
  const receiver = await startReceiver(answering(200));
  const { id } = await givenEndpoint(ctx, receiver.url);
  const loop = startLoop(ctx);
  await givenEvent(ctx, []);
  await loop.tick();
  await loop.stop();
  await resendDelivery(ctx, { scope: "all", id: (await onlyDelivery(ctx)).id, isForced: true });
  await disableEndpoint(ctx, { scope: "all", id, by: byTest });
  expect(await onlyDelivery(ctx)).toMatchObject({ state: "delivered", attempt_count: 1 });
});

describe("a long backlog", () => {
  test.each([
    ["disabled", "skipped"],
    ["deleted", "dropped"],
  ] as const)("of an endpoint that is %s is ended in bounded steps that a restart goes on with", async (how, state) => {
    const ctx = await makeEndpointContext();
    const { id } = await givenEndpoint(ctx, "http://shop.example/");
    await givenBacklog(ctx, 1_200);
    await stop[how](ctx, { scope: "all", id, by: byTest });
    expect(await countStates(ctx)).toEqual({ pending: 700, [state]: 500 });
    expect(await sweepEndpoints(ctx)).toBe(true);
    expect(await countStates(ctx)).toEqual({ pending: 200, [state]: 1_000 });
    expect(await sweepEndpoints(ctx)).toBe(false);
    expect(await countStates(ctx)).toEqual({ [state]: 1_200 });
    const marks = await ctx.store.read((db) => db.selectFrom("webhook_sweep").selectAll().execute());
    expect(marks).toEqual([]);
  });

  test("of retries is missed as a whole when its endpoint is disabled by itself, and can be sent again", async () => {
    const ctx = await makeEndpointContext({ goneDisables: true });
    const receiver = await startReceiver((response, _received, count) =>
      response.writeHead(count === 701 ? 410 : 500).end(),
    );
    const { id } = await givenEndpoint(ctx, receiver.url);
    await givenBacklog(ctx, 700);
    const loop = startLoop(ctx);
    await loop.tick();
    expect(await countStates(ctx)).toEqual({ pending: 700 });
    ctx.clock.advance(10_000);
    await loop.tick();
    expect((await getEndpoint(ctx, { scope: "all", id })).disabled_at).not.toBeNull();
    while (await sweepEndpoints(ctx));
    expect(await countStates(ctx)).toEqual({ rejected: 1, skipped: 699 });
    await enableEndpoint(ctx, { scope: "all", id, by: byTest });
    const { now } = ctx.clock;
    const filter: RecoveryFilter = {
      endpoint_id: id,
      from: "2026-03-02T00:00:00.000Z",
      to: now(),
      states: ["skipped"],
    };
    expect(await previewRecovery(ctx, { scope: "all", filter })).toMatchObject({ count: 699 });
    expect(await runVerify(ctx)).toMatchObject({ ok: true });
  });

  test("is sent as far as it still waits when its endpoint is enabled before the end", async () => {
    const ctx = await makeEndpointContext();
    const receiver = await startReceiver(answering(200));
    const { id } = await givenEndpoint(ctx, receiver.url);
    await givenBacklog(ctx, 520);
    await disableEndpoint(ctx, { scope: "all", id, by: byTest });
    await enableEndpoint(ctx, { scope: "all", id, by: byTest });
    expect(await sweepEndpoints(ctx)).toBe(false);
    await startLoop(ctx).tick();
    expect(await countStates(ctx)).toEqual({ delivered: 20, skipped: 500 });
    expect(receiver.received).toHaveLength(20);
  });
});

test("a disabled endpoint whose sender died in the middle of a call is swept once the lease is gone", async () => {
  const ctx = await makeEndpointContext();
  const { id } = await givenEndpoint(ctx, "http://shop.example/");
  await givenEvent(ctx, []);
  const until = "2026-03-02T09:05:00.000Z";
  await ctx.store.write((trx) =>
    trx.updateTable("delivery").set({ lease_token: "dead", lease_until: until }).execute(),
  );
  await disableEndpoint(ctx, { scope: "all", id, by: byTest });
  await sweepEndpoints(ctx);
  expect((await deliveriesAbout(ctx))[0]?.state).toBe("pending");
  ctx.clock.advance(300_000);
  await sweepEndpoints(ctx);
  expect((await deliveriesAbout(ctx))[0]?.state).toBe("skipped");
});
