import { describe, expect, test } from "vitest";
import type { RecoveryFilter } from "../../shared/webhooks/recovery.schema.ts";
import type { TestContext } from "../testing/context.ts";
import { deliveriesAbout, startLoop } from "../testing/deliveries.ts";
import { byTest, givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { testAccountId } from "../testing/payments.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { startReceiver } from "../testing/receiver.ts";
import { runVerify } from "../verify/verify.service.ts";
import { disableEndpoint, enableEndpoint, updateEndpoint } from "./endpoint.service.ts";
import { failureClusters } from "./failure-clusters.service.ts";
import { stepRecoveries } from "./recovery-job.ts";
import { cancelRecovery, getRecovery, listRecoveries, previewRecovery, startRecovery } from "./recovery.service.ts";

const all = { scope: "all" as const };
const day: RecoveryFilter = {
  from: "2026-03-02T00:00:00.000Z",
  to: "2026-03-02T23:59:59.999Z",
  states: ["exhausted", "rejected", "skipped"],
};

/** An endpoint whose receiver answers with `code` as long as it is not told to do better. */
async function givenFailing(ctx: TestContext, code: number) {
  let answer = code;
  const receiver = await startReceiver((response) => response.writeHead(answer).end());
  const { id } = await givenEndpoint(ctx, receiver.url);
  return { id, receiver, heal: () => (answer = 200) };
}

async function givenFailedEvents(ctx: TestContext, count: number): Promise<ReturnType<typeof startLoop>> {
  const loop = startLoop(ctx);
  for (let event = 1; event <= count; event += 1) {
    await givenEvent(ctx, [], `subject-${event}`);
    ctx.clock.advance(1);
  }
  await loop.tick();
  return loop;
}

async function statesOf(ctx: TestContext): Promise<Record<string, number>> {
  const rows = await ctx.store.read((db) => db.selectFrom("delivery").select("state").execute());
  const counts: Record<string, number> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

describe("a recovery", () => {
  test("sends again what was given up, at its rate, with the event ids of old", async () => {
    const ctx = await makeEndpointContext();
    const { id, receiver, heal } = await givenFailing(ctx, 404);
    const loop = await givenFailedEvents(ctx, 7);
    expect(await statesOf(ctx)).toEqual({ rejected: 7 });
    heal();
    const filter = { ...day, endpoint_id: id };
    expect(await previewRecovery(ctx, { ...all, filter })).toEqual({
      count: 7,
      is_capped: false,
      expired: 0,
      kept_since: "2026-03-02T09:00:00.000Z",
    });
    const { id: recoveryId } = await startRecovery(ctx, { ...all, filter, ratePerSecond: 3, by: byTest });
    await stepRecoveries(ctx);
    expect(await statesOf(ctx)).toEqual({ rejected: 7 });
    ctx.clock.advance(1_000);
    await stepRecoveries(ctx);
    await loop.tick();
    expect(await statesOf(ctx)).toEqual({ delivered: 3, rejected: 4 });
    expect(await getRecovery(ctx, { ...all, id: recoveryId })).toMatchObject({ state: "running", requeued: 3 });
    for (let second = 1; second <= 3; second += 1) {
      ctx.clock.advance(1_000);
      await stepRecoveries(ctx);
    }
    await loop.tick();
    expect(await statesOf(ctx)).toEqual({ delivered: 7 });
    expect(await getRecovery(ctx, { ...all, id: recoveryId })).toMatchObject({ state: "done", requeued: 7, total: 7 });
    expect(receiver.received).toHaveLength(14);
    expect(new Set(receiver.received.map((request) => request.headers["event-id"])).size).toBe(7);
    expect(await runVerify(ctx)).toMatchObject({ ok: true });
  });

  test("goes on where it was when the process starts again", async () => {
    const ctx = await makeEndpointContext();
    const { id, receiver, heal } = await givenFailing(ctx, 404);
    const loop = await givenFailedEvents(ctx, 4);
    heal();
    await startRecovery(ctx, { ...all, filter: { ...day, endpoint_id: id }, ratePerSecond: 2, by: byTest });
    ctx.clock.advance(1_000);
    await stepRecoveries(ctx);
    await loop.stop();
    const later = startLoop(ctx);
    for (let step = 1; step <= 3; step += 1) {
      ctx.clock.advance(1_000);
      await stepRecoveries(ctx);
    }
    await later.tick();
    expect(await statesOf(ctx)).toEqual({ delivered: 4 });
    expect(receiver.received).toHaveLength(8);
  });

  test("sends each once, and what fails again stays given up", async () => {
    const ctx = await makeEndpointContext();
    const { receiver } = await givenFailing(ctx, 404);
    const loop = await givenFailedEvents(ctx, 2);
    await startRecovery(ctx, { ...all, filter: day, ratePerSecond: 100, by: byTest });
    for (let step = 1; step <= 4; step += 1) {
      ctx.clock.advance(1_000);
      await stepRecoveries(ctx);
      await loop.tick();
    }
    expect(receiver.received).toHaveLength(4);
    expect(await listRecoveries(ctx, "all")).toMatchObject([{ state: "done", requeued: 2 }]);
  });

  test("sends what a disabled endpoint missed, to the address that it has now", async () => {
    const ctx = await makeEndpointContext();
    const { id } = await givenFailing(ctx, 404);
    const moved = await startReceiver((response) => response.writeHead(200).end());
    await disableEndpoint(ctx, { ...all, id, by: byTest });
    const loop = await givenFailedEvents(ctx, 2);
    expect(await statesOf(ctx)).toEqual({ skipped: 2 });
    const wish = { ...all, filter: { ...day, endpoint_id: id }, ratePerSecond: 10, by: byTest };
    await expect(startRecovery(ctx, wish)).rejects.toMatchObject({ code: "operation_blocked" });
    await updateEndpoint(ctx, { ...all, id, changes: { url: `${moved.url}/new` }, by: byTest });
    await enableEndpoint(ctx, { ...all, id, by: byTest });
    await startRecovery(ctx, wish);
    ctx.clock.advance(1_000);
    await stepRecoveries(ctx);
    await loop.tick();
    expect(moved.received.map((request) => request.path)).toEqual(["/new", "/new"]);
    expect(await runVerify(ctx)).toMatchObject({ ok: true });
  });

  test("that is cancelled puts nothing more back in line", async () => {
    const ctx = await makeEndpointContext();
    await givenFailing(ctx, 404);
    await givenFailedEvents(ctx, 3);
    const { id } = await startRecovery(ctx, { ...all, filter: day, ratePerSecond: 1, by: byTest });
    ctx.clock.advance(1_000);
    await stepRecoveries(ctx);
    expect(await cancelRecovery(ctx, { ...all, id, by: byTest })).toMatchObject({ state: "cancelled", requeued: 1 });
    ctx.clock.advance(1_000);
    await stepRecoveries(ctx);
    expect(await getRecovery(ctx, { ...all, id })).toMatchObject({ requeued: 1 });
    await expect(cancelRecovery(ctx, { ...all, id, by: byTest })).rejects.toMatchObject({ code: "operation_blocked" });
    const entries = await ctx.store.read((db) =>
      db.selectFrom("audit_entry").select(["action", "chain"]).where("object_id", "=", id).execute(),
    );
    expect(entries.map((entry) => entry.action)).toEqual(["webhook_recovery.start", "webhook_recovery.cancel"]);
  });

  test.each([
    ["the window", { from: "2026-03-02T09:00:00.001Z", to: "2026-03-02T09:00:00.001Z" }, 1],
    ["the state", { states: ["exhausted"] }, 0],
    ["the event type", { event_types: ["payment.refunded"] }, 0],
    ["the code", { codes: [404, 500] }, 2],
    ["another code", { codes: [500] }, 0],
    ["the error", { errors: ["The receiver answered 404"] }, 2],
    ["the account", { account: testAccountId }, 2],
  ] as const)("finds by %s", async (_claim, part, count) => {
    const ctx = await makeEndpointContext();
    await givenFailing(ctx, 404);
    await givenFailedEvents(ctx, 2);
    const filter = { ...day, ...part } as RecoveryFilter;
    expect((await previewRecovery(ctx, { ...all, filter })).count).toBe(count);
  });

  test("of another account's deliveries finds nothing, and is not found itself", async () => {
    const ctx = await makeEndpointContext();
    const { id } = await givenFailing(ctx, 404);
    await givenFailedEvents(ctx, 1);
    const scope = ["T99999999"];
    expect(await previewRecovery(ctx, { scope, filter: day })).toMatchObject({ count: 0, kept_since: null });
    const named = previewRecovery(ctx, { scope, filter: { ...day, endpoint_id: id } });
    await expect(named).rejects.toMatchObject({ code: "not_found" });
    const nothing = startRecovery(ctx, { scope, filter: day, ratePerSecond: 1, by: byTest });
    await expect(nothing).rejects.toMatchObject({ code: "operation_blocked" });
    const own = await startRecovery(ctx, { ...all, filter: day, ratePerSecond: 1, by: byTest });
    await expect(getRecovery(ctx, { scope, id: own.id })).rejects.toMatchObject({ code: "not_found" });
    expect(await listRecoveries(ctx, scope)).toEqual([]);
  });
});

test("a recovery is listed however many of other accounts came after it", async () => {
  const ctx = await makeEndpointContext();
  await givenFailing(ctx, 404);
  await givenFailedEvents(ctx, 1);
  const scope = [testAccountId];
  const own = await startRecovery(ctx, { scope, filter: day, ratePerSecond: 1, by: byTest });
  await ctx.store.write(async (trx) => {
    const { seq: _seq, ...row } = await trx.selectFrom("webhook_recovery").selectAll().executeTakeFirstOrThrow();
    for (let copy = 0; copy < 120; copy += 1) {
      const others = { ...row, id: `${row.id}-${copy}`, account_ids: JSON.stringify([testAccountId, "T99999999"]) };
      await trx.insertInto("webhook_recovery").values(others).execute();
    }
  });
  expect((await listRecoveries(ctx, scope)).map(({ id }) => id)).toEqual([own.id]);
  expect(await listRecoveries(ctx, "all")).toHaveLength(100);
});

test("failures are told apart by endpoint and answer, the most first", async () => {
  const ctx = await makeEndpointContext();
  const one = await givenFailing(ctx, 404);
  await givenFailedEvents(ctx, 2);
  const other = await givenFailing(ctx, 403);
  await givenFailedEvents(ctx, 1);
  expect(await deliveriesAbout(ctx)).toHaveLength(3);
  const clusters = await failureClusters(ctx, "all", day);
  expect(clusters).toMatchObject([
    { endpoint_id: one.id, url: one.receiver.url, code: 404, count: 3, first_at: "2026-03-02T09:00:00.000Z" },
    {
      endpoint_id: other.id,
      code: 403,
      class: "4xx",
      example: "The receiver answered 403",
      count: 1,
      is_capped: false,
    },
  ]);
  expect(await failureClusters(ctx, ["T99999999"], day)).toEqual([]);
});
