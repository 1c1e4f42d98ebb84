import { describe, expect, test } from "vitest";
import type { TestContext } from "../testing/context.ts";
import { copyDelivery } from "../testing/copy-delivery.ts";
import { startLoop } from "../testing/deliveries.ts";
import { givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { givenAccount, testAccountId } from "../testing/payments.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { failureClusters } from "./failure-clusters.service.ts";

const day = { from: "2026-03-02T00:00:00.000Z", to: "2026-03-02T23:59:59.999Z" };

/** One event, refused by two receivers with the codes given. */
async function givenRefusals(ctx: TestContext, codes: readonly [number, number]): Promise<[string, string]> {
  const receivers = [await startReceiver(answering(codes[0])), await startReceiver(answering(codes[1]))] as const;
  const one = await givenEndpoint(ctx, receivers[0].url);
  const other = await givenEndpoint(ctx, receivers[1].url);
  await givenEvent(ctx, []);
  await startLoop(ctx).tick();
  return [one.id, other.id];
}

describe("failures of a window", () => {
  test("of a quiet endpoint are told beside those of one that fails all the time", async () => {
    const ctx = await makeEndpointContext();
    const [quiet, busy] = await givenRefusals(ctx, [404, 410]);
    ctx.clock.advance(1_000);
    await copyDelivery(ctx, { endpointId: busy, times: 20_001, at: ctx.clock.now() });
    const clusters = await failureClusters(ctx, "all", day);
    expect(clusters).toMatchObject([
      { endpoint_id: busy, class: "4xx", code: 410, count: 20_000, is_capped: true },
      { endpoint_id: quiet, class: "4xx", code: 404, count: 1, is_capped: false },
    ]);
    expect(await failureClusters(ctx, "all", { ...day, endpointId: quiet })).toEqual([clusters[1]]);
    expect(await failureClusters(ctx, [testAccountId], { ...day, account: testAccountId })).toEqual(clusters);
  });

  test("are none of an account out of reach", async () => {
    const ctx = await makeEndpointContext();
    await givenAccount(ctx, "T00000002");
    const [one] = await givenRefusals(ctx, [404, 410]);
    expect(await failureClusters(ctx, ["T00000002"], { ...day, endpointId: one })).toEqual([]);
    expect(await failureClusters(ctx, ["T00000002"], { ...day, account: testAccountId })).toEqual([]);
    expect(await failureClusters(ctx, "all", { ...day, account: "T00000002" })).toEqual([]);
  });

  test("are one cluster by what went wrong, whatever each said, with the newest as the example", async () => {
    const ctx = await makeEndpointContext();
    const [one] = await givenRefusals(ctx, [404, 200]);
    ctx.clock.advance(1_000);
    await copyDelivery(ctx, { endpointId: one, times: 1, at: ctx.clock.now() });
    await ctx.store.write(async (trx) => {
      const change = trx.updateTable("delivery").where("endpoint_id", "=", one);
      await change.set({ last_class: "connection", last_code: null, last_error: "read ECONNRESET" }).execute();
      const newest = change.where("created_at", "=", ctx.clock.now());
      await newest.set({ last_error: "SocketError: other side closed" }).execute();
    });
    expect(await failureClusters(ctx, "all", day)).toMatchObject([
      { class: "connection", code: null, count: 2, example: "SocketError: other side closed" },
    ]);
  });
});
