import { expect, test } from "vitest";
import { shiftInstant } from "../../shared/instant.ts";
import type { TestContext } from "../testing/context.ts";
import { givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { appendToRollup } from "./delivery-rollup.repository.ts";
import { hourOf } from "./delivery-rollup.rules.ts";
import { foldDeliveryRollups } from "./fold-rollups.service.ts";
import { webhookMetrics } from "./webhook-metrics.service.ts";

const hourMs = 3_600_000;

/** One delivery in each of the hours before now. */
async function givenHours(ctx: TestContext, endpointId: string, hours: number): Promise<void> {
  const now = ctx.clock.now();
  const changes = Array.from({ length: hours }, (_, index) => {
    const hour = hourOf(shiftInstant(now, -(index + 1) * hourMs));
    return { endpointId, hour, counts: { delivered_first: 1 }, latencyMs: null, delayMs: 5 };
  });
  await ctx.store.write((trx) => appendToRollup(trx, changes));
  while (await foldDeliveryRollups(ctx)) continue;
}

test("a long range is summed up to the hour, and others are served meanwhile", async () => {
  const ctx = await makeEndpointContext();
  ctx.clock.advance(100 * 24 * hourMs);
  const ids = [await givenEndpoint(ctx, "http://127.0.0.1:9/a"), await givenEndpoint(ctx, "http://127.0.0.1:9/b")];
  for (const { id } of ids) await givenHours(ctx, id, 1_100);
  const today = ctx.clock.now().slice(0, 10);
  const from = shiftInstant(ctx.clock.now(), -40 * 24 * hourMs).slice(0, 10);
  let turns = 0;
  const count = () => {
    turns += 1;
    waiting = setImmediate(count);
  };
  let waiting = setImmediate(count);
  const metrics = await webhookMetrics(ctx, "all", { from, to: today, zone: "UTC" });
  clearImmediate(waiting);
  const inRange = 40 * 24 + Number(ctx.clock.now().slice(11, 13));
  expect(metrics.totals.outcomes.delivered_first).toBe(2 * inRange);
  const firstMs = Date.parse(`${hourOf(shiftInstant(ctx.clock.now(), -1_100 * hourMs))}:00:00.000Z`);
  const hoursBefore = (Date.parse(metrics.previous.ends_at) - firstMs) / hourMs;
  expect(metrics.previous.totals.outcomes.delivered_first).toBe(2 * hoursBefore);
  expect(turns).toBeGreaterThanOrEqual(4);
});
