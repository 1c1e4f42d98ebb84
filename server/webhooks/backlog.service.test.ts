import { describe, expect, test } from "vitest";
import { copyDelivery } from "../testing/copy-delivery.ts";
import { givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { backlogOf } from "./backlog.service.ts";

describe("the backlog of an endpoint", () => {
  test("is told beside another's that is older and larger than what is looked at", async () => {
    const ctx = await makeEndpointContext();
    const large = await givenEndpoint(ctx, "http://127.0.0.1:9/large");
    await givenEvent(ctx, []);
    const small = await givenEndpoint(ctx, "http://127.0.0.1:9/small");
    const started = ctx.clock.now();
    await copyDelivery(ctx, { endpointId: large.id, times: 20_500, at: started });
    ctx.clock.advance(60_000);
    await givenEvent(ctx, []);
    const now = ctx.clock.now();
    const backlog = (endpointIds: readonly string[] | null) =>
      ctx.store.read((db) => backlogOf(db, { endpointIds, now }));
    expect(await backlog([small.id])).toEqual({
      pending: 1,
      retrying: 0,
      due_within_hour: 1,
      oldest_pending_at: now,
      is_capped: false,
    });
    expect(await backlog([large.id])).toMatchObject({ pending: 20_000, oldest_pending_at: started, is_capped: true });
    // Past the cap the oldest is still the oldest of all.
    expect(await backlog([small.id, large.id])).toMatchObject({ oldest_pending_at: started, is_capped: true });
    expect(await backlog(null)).toMatchObject({ pending: 20_000, oldest_pending_at: started, is_capped: true });
    expect(await backlog([])).toMatchObject({ pending: 0, oldest_pending_at: null, is_capped: false });
  });
});
