import { describe, expect, test } from "vitest";
import { dialects } from "../dialects.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { deliveriesAbout, startLoop } from "../testing/deliveries.ts";
import { byTest, givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { givenAccount, testAccountId } from "../testing/payments.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { runVerify } from "../verify/verify.service.ts";
import { createEndpoint, enableEndpoint, getEndpoint } from "./endpoint.service.ts";
import { endpointHealth } from "./endpoint-health.service.ts";
import { recordEvent } from "./event.service.ts";
import { resendDelivery } from "./resend-delivery.service.ts";
import { sendTestEvent } from "./test-event.service.ts";

const hourMs = 3_600_000;
const fourHours = { kind: "failing_for", ms: 4 * hourMs } as const;
const once = { attemptsMax: 1, retryDelayMs: () => null };

async function toldOf(ctx: TestContext, endpointId: string): Promise<{ type: string; payload: unknown }[]> {
  const rows = await ctx.store.read((db) =>
    db.selectFrom("event").select(["type", "payload"]).where("subject_id", "=", endpointId).orderBy("seq").execute(),
  );
  return rows.map(({ type, payload }) => ({ type, payload: JSON.parse(payload) as unknown }));
}

async function auditOf(ctx: TestContext, endpointId: string) {
  return ctx.store.read((db) =>
    db.selectFrom("audit_entry").select(["action", "actor_type"]).where("object_id", "=", endpointId).execute(),
  );
}

/** A loan was paid out; which kind of subject that is, makes no difference here. */
async function givenLoan(ctx: TestContext, subjectId: string): Promise<void> {
  const at = ctx.clock.now();
  const event = { accountId: testAccountId, type: "loan.active", subjectType: "session", subjectId } as const;
  await ctx.store.write((trx) =>
    recordEvent(trx, ctx, { ...event, operationId: null, payload: { id: subjectId }, at }),
  );
}

describe("an endpoint of which every attempt fails", () => {
  test("is warned of three times and then disabled, with an event and a line in the audit log", async () => {
    const ctx = await makeEndpointContext({ disabling: fourHours }, once);
    const receiver = await startReceiver(answering(500));
    const { id } = await givenEndpoint(ctx, receiver.url);
    const loop = startLoop(ctx);
    const percents: number[] = [];
    for (const waitHours of [2, 0.8, 0.8, 0.2]) {
      await givenEvent(ctx, []);
      await loop.tick();
      ctx.clock.advance(waitHours * hourMs);
      percents.push((await endpointHealth(ctx, [id]))[0]?.warning_percent ?? -1);
    }
    expect(percents).toEqual([50, 70, 90, 90]);
    await givenEvent(ctx, []);
    await loop.tick();
    await givenEvent(ctx, []);
    await loop.tick();
    ctx.clock.advance(hourMs);
    await givenEvent(ctx, []);
    await loop.tick();
    const endpoint = await getEndpoint(ctx, { scope: "all", id });
    expect(endpoint.disabled_reason).toBe("Every attempt since 2026-03-02T09:00:00.000Z failed.");
    const told = await toldOf(ctx, id);
    expect(told.map((event) => event.type)).toEqual([
      "webhook_endpoint.warning",
      "webhook_endpoint.warning",
      "webhook_endpoint.warning",
      "webhook_endpoint.disabled",
    ]);
    expect(told[0]?.payload).toMatchObject({ percent: 50, disables_at: "2026-03-02T13:00:00.000Z" });
    expect(await auditOf(ctx, id)).toContainEqual({ action: "webhook_endpoint.disabled", actor_type: "system" });
    await givenEvent(ctx, [], "subject-2");
    expect((await deliveriesAbout(ctx, "subject-2"))[0]?.state).toBe("skipped");
    expect(await runVerify(ctx)).toMatchObject({ ok: true });
  });

  test("is not disabled when one success lies between", async () => {
    const ctx = await makeEndpointContext({ disabling: { kind: "given_up_in_a_row", count: 3 } }, once);
    const receiver = await startReceiver((response, _received, count) =>
      response.writeHead(count === 3 ? 200 : 500).end(),
    );
    const { id } = await givenEndpoint(ctx, receiver.url);
    const loop = startLoop(ctx);
    for (let event = 1; event <= 5; event += 1) {
      await givenEvent(ctx, []);
      await loop.tick();
    }
    expect((await getEndpoint(ctx, { scope: "all", id })).disabled_at).toBeNull();
    await givenEvent(ctx, []);
    await loop.tick();
    expect((await getEndpoint(ctx, { scope: "all", id })).disabled_reason).toBe("3 events in a row were given up.");
  });

  test("is not disabled by an outage of a second, however many events fell into it", async () => {
    const ctx = await makeEndpointContext({ disabling: { kind: "given_up_in_a_row", count: 10 } });
    const receiver = await startReceiver((response, _received, count) =>
      response.writeHead(count <= 50 ? 500 : 200).end(),
    );
    const { id } = await givenEndpoint(ctx, receiver.url);
    const loop = startLoop(ctx);
    for (let event = 1; event <= 50; event += 1) await givenEvent(ctx, [], `burst-${event}`);
    await loop.tick();
    expect(receiver.received).toHaveLength(50);
    expect(await endpointHealth(ctx, [id])).toMatchObject([{ warning_percent: 0 }]);
    ctx.clock.advance(10_000);
    await loop.tick();
    expect((await getEndpoint(ctx, { scope: "all", id })).disabled_at).toBeNull();
    expect((await deliveriesAbout(ctx, "burst-50"))[0]?.state).toBe("delivered");
  });

  test("is not disabled by one event that people send again and again", async () => {
    const ctx = await makeEndpointContext({ disabling: { kind: "given_up_in_a_row", count: 2 } }, once);
    const receiver = await startReceiver(answering(500));
    const { id } = await givenEndpoint(ctx, receiver.url);
    const loop = startLoop(ctx);
    await givenEvent(ctx, []);
    await loop.tick();
    const [delivery] = await deliveriesAbout(ctx);
    for (let wish = 1; wish <= 3; wish += 1) {
      await resendDelivery(ctx, { scope: "all", id: delivery?.id ?? "", isForced: false });
      await loop.tick();
    }
    expect(receiver.received).toHaveLength(4);
    expect((await getEndpoint(ctx, { scope: "all", id })).disabled_at).toBeNull();
    await givenEvent(ctx, []);
    await loop.tick();
    expect((await getEndpoint(ctx, { scope: "all", id })).disabled_at).not.toBeNull();
  });

  test("starts anew once a person enabled it, and what waited was skipped", async () => {
    const ctx = await makeEndpointContext({ disabling: { kind: "given_up_in_a_row", count: 1 } });
    const receiver = await startReceiver(answering(500));
    const { id } = await givenEndpoint(ctx, receiver.url);
    const loop = startLoop(ctx);
    await givenEvent(ctx, []);
    await loop.tick();
    ctx.clock.advance(10_000);
    await loop.tick();
    ctx.clock.advance(5_000);
    await givenEvent(ctx, []);
    await loop.tick();
    ctx.clock.advance(5_000);
    await loop.tick();
    expect((await deliveriesAbout(ctx)).map((delivery) => delivery.state)).toEqual(["exhausted", "skipped"]);
    await enableEndpoint(ctx, { scope: "all", id, by: byTest });
    await givenEvent(ctx, []);
    await loop.tick();
    expect((await getEndpoint(ctx, { scope: "all", id })).disabled_at).toBeNull();
  });

  test("is disabled at once by 410 where the dialect says so", async () => {
    const ctx = await makeEndpointContext({ goneDisables: true });
    const receiver = await startReceiver(answering(410));
    const { id } = await givenEndpoint(ctx, receiver.url);
    await givenEvent(ctx, []);
    await startLoop(ctx).tick();
    expect((await getEndpoint(ctx, { scope: "all", id })).disabled_reason).toContain("410");
  });

  test("is not judged by tests", async () => {
    const ctx = await makeEndpointContext({ disabling: { kind: "given_up_in_a_row", count: 1 }, goneDisables: true });
    const receiver = await startReceiver(answering(410));
    const { id } = await givenEndpoint(ctx, receiver.url);
    await sendTestEvent(ctx, { scope: "all", id, eventType: "payment.captured", by: byTest });
    expect((await getEndpoint(ctx, { scope: "all", id })).disabled_at).toBeNull();
    expect(await endpointHealth(ctx, [id])).toMatchObject([{ failing_since: null, exhausted: 0, success_rate: null }]);
  });

  test("of the standard wire is disabled after five days, by which its first event was given up", async () => {
    const ctx = await makeTestContext({ dialects });
    await givenAccount(ctx);
    const receiver = await startReceiver(answering(500));
    const place = { accountId: testAccountId, merchantId: null, dialect: "standard", url: receiver.url };
    const { endpoint } = await createEndpoint(ctx, { ...place, eventPatterns: [], description: null, by: byTest });
    const loop = startLoop(ctx);
    const days: boolean[] = [];
    for (let hour = 0; hour <= 6 * 24; hour += 1) {
      if (hour % 12 === 0) await givenLoan(ctx, `loan-${hour}`);
      await loop.tick();
      ctx.clock.advance(hourMs);
      if (hour % 24 === 23) days.push((await getEndpoint(ctx, { scope: "all", id: endpoint.id })).disabled_at !== null);
    }
    expect(days).toEqual([false, false, false, false, false, true]);
    expect((await deliveriesAbout(ctx, "loan-0"))[0]).toMatchObject({ state: "exhausted", attempt_count: 10 });
  });
});
