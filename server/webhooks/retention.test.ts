import { describe, expect, test } from "vitest";
import { readConfig } from "../config.ts";
import type { TestContext } from "../testing/context.ts";
import { deliveriesAbout, onlyDelivery, startLoop } from "../testing/deliveries.ts";
import { byTest, givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { testAccountId } from "../testing/payments.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { runVerify } from "../verify/verify.service.ts";
import { reopenDelivery } from "./delivery.repository.ts";
import { disableEndpoint } from "./endpoint.service.ts";
import { recordEvent } from "./event.service.ts";
import { previewRecovery, startRecovery } from "./recovery.service.ts";
import { stepRecoveries } from "./recovery-job.ts";
import { resendDelivery } from "./resend-delivery.service.ts";
import { nothingPurged, retentionEnd } from "./retention.rules.ts";
import { findRetention, purgeContents } from "./retention.repository.ts";
import { measureRetention, purgeExpired, stepRetention } from "./retention.service.ts";

const dayMs = 86_400_000;

test.each([
  ["by age", { createdAt: "", seq: -1 }, "2026-05-01T00:00:00.000Z"],
  [
    "by what is gone, where that was more",
    { createdAt: "2026-05-20T00:00:00.000Z", seq: 7 },
    "2026-05-20T00:00:00.000Z",
  ],
  ["by age, where less is gone", { createdAt: "2026-04-01T00:00:00.000Z", seq: 7 }, "2026-05-01T00:00:00.000Z"],
])("retention ends %s", (_claim, purged, end) => {
  expect(retentionEnd(30, { now: "2026-05-31T00:00:00.000Z", purged })).toBe(end);
});

async function givenOutcome(code: number): Promise<{ ctx: TestContext; endpointId: string }> {
  const ctx = await makeEndpointContext();
  const receiver = await startReceiver((response) => response.writeHead(code).end("what the receiver said"));
  const { id } = await givenEndpoint(ctx, receiver.url);
  const loop = startLoop(ctx);
  await givenEvent(ctx, []);
  await loop.tick();
  return { ctx, endpointId: id };
}

describe("a delivery past retention", () => {
  test("loses what was sent and answered, and keeps that it was", async () => {
    const { ctx } = await givenOutcome(404);
    ctx.clock.advance(90 * dayMs - 1);
    expect(await purgeExpired(ctx)).toBe(0);
    expect(await onlyDelivery(ctx)).toMatchObject({
      is_expired: false,
      attempts: [{ response_body: "what the receiver said" }],
    });
    ctx.clock.advance(1);
    expect(await purgeExpired(ctx)).toBe(1);
    expect(await purgeExpired(ctx)).toBe(0);
    const after = await onlyDelivery(ctx);
    expect(after).toMatchObject({ state: "rejected", is_expired: true, last_code: 404 });
    expect(after.attempts).toMatchObject([
      { code: 404, outcome: "http_error", request_headers: {}, response_headers: null, response_body: null },
    ]);
    const stored = await ctx.store.read((db) => db.selectFrom("delivery").select("body").execute());
    expect(stored).toEqual([{ body: null }]);
    expect(await runVerify(ctx)).toMatchObject({ ok: true });
  });

  test("is counted as what a shorter retention frees, until it is gone", async () => {
    const { ctx } = await givenOutcome(404);
    ctx.clock.advance(45 * dayMs);
    const [month, quarter] = await measureRetention(ctx, [30, 90]);
    expect(month).toMatchObject({ days: 30, deliveries: 1 });
    expect(month?.bytes).toBeGreaterThan("what the receiver said".length);
    expect(quarter).toEqual({ days: 90, deliveries: 0, bytes: 0 });
    ctx.clock.advance(45 * dayMs);
    await purgeExpired(ctx);
    expect(await measureRetention(ctx, [30])).toEqual([{ days: 30, deliveries: 0, bytes: 0 }]);
  });

  test("is refused to be sent again, and says why, also before it is removed", async () => {
    const { ctx } = await givenOutcome(404);
    const { id } = await onlyDelivery(ctx);
    ctx.clock.advance(90 * dayMs);
    expect((await onlyDelivery(ctx)).resend).toMatchObject({ allowed: false, code: "payload_expired" });
    for (const isForced of [false, true]) {
      await expect(resendDelivery(ctx, { scope: "all", id, isForced })).rejects.toMatchObject({
        code: "operation_blocked",
        details: { facts: { code: "payload_expired" } },
      });
    }
  });

  test("stays gone when the setting grows", async () => {
    const { ctx } = await givenOutcome(404);
    ctx.clock.advance(91 * dayMs);
    await purgeExpired(ctx);
    const config = readConfig({ KONTOR_WEBHOOK_RETENTION_DAYS: "3650" });
    const { id } = await onlyDelivery(ctx);
    const later = { ...ctx, config };
    await expect(resendDelivery(later, { scope: "all", id, isForced: true })).rejects.toMatchObject({
      details: { facts: { code: "payload_expired" } },
    });
  });

  test("is counted apart by a recovery, and left out of it", async () => {
    const { ctx, endpointId } = await givenOutcome(404);
    ctx.clock.advance(60 * dayMs);
    const loop = startLoop(ctx);
    await givenEvent(ctx, [], "subject-2");
    await loop.tick();
    ctx.clock.advance(30 * dayMs);
    const filter = {
      endpoint_id: endpointId,
      from: "2026-01-01T00:00:00.000Z",
      to: ctx.clock.now(),
      states: ["rejected" as const],
    };
    const wish = { scope: "all" as const, filter };
    const preview = await previewRecovery(ctx, wish);
    expect(preview).toEqual({ count: 1, expired: 1, is_capped: false, kept_since: "2026-03-02T09:00:00.000Z" });
    await startRecovery(ctx, { ...wish, ratePerSecond: 10, by: byTest });
    ctx.clock.advance(1_000);
    await stepRecoveries(ctx);
    expect((await onlyDelivery(ctx)).state).toBe("rejected");
    expect((await deliveriesAbout(ctx, "subject-2"))[0]?.state).toBe("pending");
  });
});

test("is removed step after step while there is more, so that it keeps up with what is made", async () => {
  const ctx = await makeEndpointContext();
  const { id } = await givenEndpoint(ctx, "https://shop.example/");
  await disableEndpoint(ctx, { scope: "all", id, by: byTest });
  await ctx.store.write(async (trx) => {
    const at = ctx.clock.now();
    const subject = { subjectType: "payment", operationId: null } as const;
    const event = { ...subject, accountId: testAccountId, type: "payment.captured", at };
    for (let made = 1; made <= 450; made += 1) {
      await recordEvent(trx, ctx, { ...event, subjectId: `subject-${made}`, payload: {} });
    }
  });
  ctx.clock.advance(90 * dayMs);
  const goesOn: boolean[] = [];
  for (let step = 1; step <= 4; step += 1) goesOn.push(await stepRetention(ctx));
  expect(goesOn).toEqual([true, true, true, false]);
  const left = await ctx.store.read((db) =>
    db.selectFrom("delivery").select("id").where("body", "is not", null).execute(),
  );
  expect(left).toEqual([]);
});

test("what is put back in line while it is being removed keeps its message", async () => {
  const { ctx } = await givenOutcome(404);
  const { id, created_at: createdAt } = await onlyDelivery(ctx);
  await ctx.store.write((trx) => reopenDelivery(trx, id, ctx.clock.now()));
  const to = { createdAt, seq: 1 };
  const removal = { accountId: testAccountId, ids: [id], from: nothingPurged, to };
  expect(await ctx.store.write((trx) => purgeContents(trx, removal))).toBe(false);
  expect((await onlyDelivery(ctx)).request_body).not.toBeNull();
  expect(await ctx.store.read((db) => findRetention(db, testAccountId))).toBeUndefined();
});

test("what is still being tried keeps its message, and so does everything after it, until it is over", async () => {
  const ctx = await makeEndpointContext();
  const receiver = await startReceiver(answering(500));
  await givenEndpoint(ctx, receiver.url);
  const loop = startLoop(ctx);
  await givenEvent(ctx, []);
  await loop.tick();
  await givenEvent(ctx, [], "subject-2");
  ctx.clock.advance(100 * dayMs);
  expect(await purgeExpired(ctx)).toBe(0);
  for (let attempt = 2; attempt <= 4; attempt += 1) {
    await loop.tick();
    ctx.clock.advance(10_000);
  }
  expect(receiver.received.every(({ body }) => body.includes("id"))).toBe(true);
  expect(await purgeExpired(ctx)).toBe(2);
});
