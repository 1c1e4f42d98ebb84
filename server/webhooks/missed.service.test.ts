import { describe, expect, test } from "vitest";
import { deliveryListSpec } from "../../shared/webhooks/delivery-list.ts";
import { parseListQuery } from "../http/list-query.ts";
import type { TestContext } from "../testing/context.ts";
import { copyDelivery } from "../testing/copy-delivery.ts";
import { startLoop } from "../testing/deliveries.ts";
import { byTest, givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { disableEndpoint, enableEndpoint } from "./endpoint-status.service.ts";
import { getEndpoint } from "./endpoint.service.ts";
import { missedEvents } from "./missed.service.ts";
import { listDeliveries } from "./read-delivery.service.ts";
import { previewRecovery } from "./recovery.service.ts";

const hourMs = 3_600_000;

async function missedBy(ctx: TestContext, id: string) {
  return missedEvents(ctx, await getEndpoint(ctx, { scope: "all", id }));
}

describe("what a disabled endpoint missed", () => {
  test("counts the retries that its disabling ended, and sending it again finds them", async () => {
    const ctx = await makeEndpointContext();
    const receiver = await startReceiver(answering(503));
    const { id } = await givenEndpoint(ctx, receiver.url);
    const happenedAt = ctx.clock.now();
    await givenEvent(ctx, [], "waits-for-its-retry");
    const loop = startLoop(ctx);
    await loop.tick();
    await loop.stop();
    ctx.clock.advance(2 * hourMs);
    expect(await missedBy(ctx, id)).toBeNull();
    await disableEndpoint(ctx, { scope: "all", id, by: byTest });
    await expect.poll(() => missedBy(ctx, id)).toEqual({ value: 1, capped: false, oldest_at: happenedAt });
    ctx.clock.advance(1);
    await givenEvent(ctx, [], "while-disabled");
    expect(await missedBy(ctx, id)).toEqual({ value: 2, capped: false, oldest_at: happenedAt });
    await enableEndpoint(ctx, { scope: "all", id, by: byTest });
    const filter = { endpoint_id: id, from: happenedAt, to: ctx.clock.now(), states: ["skipped" as const] };
    expect(await previewRecovery(ctx, { scope: "all", filter })).toMatchObject({ count: 2 });
  });

  test("leaves out what it missed the time before", async () => {
    const ctx = await makeEndpointContext();
    const { id } = await givenEndpoint(ctx, "http://127.0.0.1:9/");
    await disableEndpoint(ctx, { scope: "all", id, by: byTest });
    await givenEvent(ctx, []);
    await enableEndpoint(ctx, { scope: "all", id, by: byTest });
    ctx.clock.advance(hourMs);
    await disableEndpoint(ctx, { scope: "all", id, by: byTest });
    expect(await missedBy(ctx, id)).toEqual({ value: 0, capped: false, oldest_at: null });
  });

  test("is listed and counted beside another endpoint that missed thousands since", async () => {
    const ctx = await makeEndpointContext();
    const [small, large] = [
      await givenEndpoint(ctx, "http://127.0.0.1:9/small"),
      await givenEndpoint(ctx, "http://127.0.0.1:9/large"),
    ];
    for (const { id } of [small, large]) await disableEndpoint(ctx, { scope: "all", id, by: byTest });
    await givenEvent(ctx, []);
    ctx.clock.advance(hourMs);
    await copyDelivery(ctx, { endpointId: large.id, times: 4_500, at: ctx.clock.now() });
    const query = parseListQuery(deliveryListSpec, { endpoint_id: small.id, state: "skipped" });
    const { data, page } = await listDeliveries(ctx, "all", query);
    expect([data.length, page.total, page.next]).toEqual([1, { value: 1, capped: false }, null]);
    expect((await missedBy(ctx, small.id))?.value).toBe(1);
    expect((await missedBy(ctx, large.id))?.value).toBe(4_501);
  });
});
