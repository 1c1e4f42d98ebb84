import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deliveriesAbout, makePlainContext, startLoop } from "../testing/deliveries.ts";
import { makeTestContext } from "../testing/context.ts";
import { byTest } from "../testing/endpoints.ts";
import { givenAccount, testAccountId } from "../testing/payments.ts";
import { givenEvent, plainDialect } from "../testing/plain-dialect.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { readEndpointSecret, replaceEndpointSecret } from "./endpoint-secret.service.ts";
import { recordEvent } from "./event.service.ts";

describe("an event", () => {
  test("and its deliveries vanish with the change that is undone", async () => {
    const ctx = await makePlainContext();
    const receiver = await startReceiver(answering(200));
    const loop = startLoop(ctx);
    await loop.tick();
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
    expect(await deliveriesAbout(ctx)).toEqual([]);
    expect(receiver.received).toEqual([]);
    await givenEvent(ctx, [receiver.url]);
    await loop.tick();
    expect((await deliveriesAbout(ctx)).map((delivery) => delivery.state)).toEqual(["delivered"]);
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

test("a new secret signs from its first moment on, and the old one never again", async () => {
  const ctx = await makePlainContext();
  const endpoint = { accountId: testAccountId, dialect: "plain", by: byTest };
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
