import { describe, expect, test } from "vitest";
import { endpointHealthSchema } from "../../shared/webhooks/health.schema.ts";
import { deliveriesAbout, makePlainContext, onlyDelivery, startLoop } from "../testing/deliveries.ts";
import { givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { endpointHealth } from "./endpoint-health.service.ts";
import { resendDelivery } from "./resend-delivery.service.ts";

const hourMs = 3_600_000;

describe("the health of an endpoint", () => {
  test("tells what arrived, what was given up and what waits", async () => {
    const ctx = await makeEndpointContext();
    const codes = [200, 404, 500, 200, 200];
    const receiver = await startReceiver((response, _received, count) =>
      response.writeHead(codes[count - 1] ?? 500).end(),
    );
    const { id } = await givenEndpoint(ctx, receiver.url);
    const loop = startLoop(ctx);
    const tell = async () => {
      await givenEvent(ctx, []);
      await loop.tick();
    };
    await tell();
    await tell();
    await tell();
    ctx.clock.advance(10_000);
    await loop.tick();
    ctx.clock.advance(hourMs);
    await tell();
    ctx.clock.advance(1);
    await tell();
    const [health, ...others] = await endpointHealth(ctx, [id, "whe_unknown"]);
    expect(others).toEqual([]);
    expect(endpointHealthSchema.parse(health)).toMatchObject({
      delivered: 3,
      exhausted: 1,
      pending: 1,
      oldest_pending_at: ctx.clock.now(),
      success_rate: 0.75,
      first_attempt_rate: 0.4,
      failing_since: ctx.clock.now(),
      warning_percent: 0,
      is_pending_capped: false,
    });
    expect(health?.sparkline).toHaveLength(24);
    expect(health?.sparkline.slice(-2)).toEqual([3, 2]);
    expect(health?.p95_ms).toBeGreaterThanOrEqual(0);
  });

  test("forgets what is older than a day", async () => {
    const ctx = await makeEndpointContext();
    const receiver = await startReceiver((response) => response.writeHead(200).end());
    const { id } = await givenEndpoint(ctx, receiver.url);
    await givenEvent(ctx, []);
    await startLoop(ctx).tick();
    ctx.clock.advance(24 * hourMs);
    const [health] = await endpointHealth(ctx, [id]);
    expect(health).toMatchObject({ delivered: 0, success_rate: null, p95_ms: null });
    expect(health?.sparkline.every((count) => count === 0)).toBe(true);
  });

  test("tells what waits at addresses that the events bring", async () => {
    const ctx = await makePlainContext();
    const since = ctx.clock.now();
    await givenEvent(ctx, ["http://127.0.0.1:9/one", "http://127.0.0.1:10/other"]);
    const [delivery] = await deliveriesAbout(ctx);
    const [health] = await endpointHealth(ctx, [delivery?.endpoint_id ?? ""]);
    expect(health).toMatchObject({ pending: 2, oldest_pending_at: since });
  });

  test("leaves time-outs out of how long answers take, as the metrics do", async () => {
    const ctx = await makeEndpointContext({}, { timeoutMs: 150 });
    const receiver = await startReceiver(() => undefined);
    const { id } = await givenEndpoint(ctx, receiver.url);
    await givenEvent(ctx, []);
    await startLoop(ctx).tick();
    const [health] = await endpointHealth(ctx, [id]);
    expect(health).toMatchObject({ p95_ms: null, first_attempt_rate: 0, success_rate: null });
  });

  test("counts a success at the first try for good, also after it was sent again", async () => {
    const ctx = await makeEndpointContext();
    const receiver = await startReceiver(answering(200));
    const { id } = await givenEndpoint(ctx, receiver.url);
    const loop = startLoop(ctx);
    await givenEvent(ctx, []);
    await loop.tick();
    const before = await endpointHealth(ctx, [id]);
    expect(before).toMatchObject([{ first_attempt_rate: 1, success_rate: 1 }]);
    const delivery = await onlyDelivery(ctx);
    await resendDelivery(ctx, { scope: "all", id: delivery.id, isForced: true });
    await loop.tick();
    expect((await onlyDelivery(ctx)).attempts).toHaveLength(2);
    expect(await endpointHealth(ctx, [id])).toMatchObject([{ first_attempt_rate: 1, success_rate: 1, delivered: 1 }]);
  });
});
