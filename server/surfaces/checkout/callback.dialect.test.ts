import { describe, expect, test } from "vitest";
import { makeCallbackShop, openSession, paymentOf } from "../../testing/callback-shop.ts";
import { answering } from "../../testing/receiver.ts";
import { payByCard } from "../../testing/sessions.ts";
import { deliveriesOf } from "../../webhooks/read-delivery.service.ts";
import { checkoutCallbackDialect } from "./callback.dialect.ts";

describe("the schedule", () => {
  test("retries twenty times after the first, over about a day", () => {
    const delays = Array.from({ length: 20 }, (_, index) => checkoutCallbackDialect.retryDelayMs(index + 1));
    const seconds = delays.map((delay) => (delay ?? 0) / 1000);
    expect(seconds.slice(0, 9)).toEqual([10, 30, 60, 120, 300, 600, 1200, 1800, 3600]);
    expect(seconds.slice(9)).toEqual(Array(11).fill(7200));
    expect(checkoutCallbackDialect.retryDelayMs(21)).toBeNull();
    expect(checkoutCallbackDialect.attemptsMax).toBe(21);
    expect(checkoutCallbackDialect.timeoutMs).toBe(10_000);
    expect(checkoutCallbackDialect.jitter).toBe(0.1);
  });

  test("is walked to its end, and the delivery is then exhausted", async () => {
    const shop = await makeCallbackShop(answering(500));
    const session = await openSession(shop);
    await payByCard(shop.ctx, session);
    for (let attempt = 1; attempt <= 21; attempt += 1) {
      await shop.loop.tick();
      expect(shop.receiver.received).toHaveLength(attempt);
      shop.ctx.clock.advance(checkoutCallbackDialect.retryDelayMs(attempt) ?? 86_400_000);
    }
    await shop.loop.tick();
    expect(shop.receiver.received).toHaveLength(21);
    const [delivery] = await shop.ctx.store.read(async (db) =>
      deliveriesOf(db, shop.ctx, [await paymentOf(shop, session)]),
    );
    expect(delivery).toMatchObject({ state: "exhausted", attempt_count: 21, attempts_max: 21 });
    const ids = shop.receiver.received.map((request) => request.headers["event-delivery"]);
    expect(new Set(ids).size).toBe(1);
  });

  test.each([
    [302, true],
    [400, true],
    [404, true],
    [429, true],
    [499, true],
    [500, false],
    [503, false],
    [599, false],
  ])("an answer of %i is final: %s", (code, isFinal) => {
    expect(checkoutCallbackDialect.isTerminal(code)).toBe(isFinal);
  });
});
