import { expect, test } from "vitest";
import { startLoop } from "../testing/deliveries.ts";
import { byTest, givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { startReceiver } from "../testing/receiver.ts";
import { runVerify } from "../verify/verify.service.ts";
import { deleteEndpoint, disableEndpoint } from "./endpoint.service.ts";
import { stepRecoveries } from "./recovery-job.ts";
import { getRecovery, startRecovery } from "./recovery.service.ts";

test.each([
  ["disabled", disableEndpoint, "endpoint_disabled"],
  ["deleted", deleteEndpoint, "endpoint_deleted"],
] as const)("a recovery whose endpoint is %s midway ends as cancelled, and says so", async (_how, stop, reason) => {
  const ctx = await makeEndpointContext();
  let answer = 404;
  const receiver = await startReceiver((response) => response.writeHead(answer).end());
  const { id } = await givenEndpoint(ctx, receiver.url);
  const loop = startLoop(ctx);
  for (const subject of ["one", "two", "three", "four"]) await givenEvent(ctx, [], subject);
  await loop.tick();
  answer = 200;
  const day = { from: "2026-03-02T00:00:00.000Z", to: "2026-03-02T23:59:59.999Z", states: ["rejected" as const] };
  const filter = { ...day, endpoint_id: id };
  const recovery = await startRecovery(ctx, { scope: "all", filter, ratePerSecond: 1, by: byTest });
  ctx.clock.advance(1_000);
  await stepRecoveries(ctx);
  await loop.tick();
  const stepped = await getRecovery(ctx, { scope: "all", id: recovery.id });
  expect(stepped).toMatchObject({ state: "running", requeued: 1, end_reason: null });
  await stop(ctx, { scope: "all", id, by: byTest });
  for (let step = 1; step <= 5; step += 1) {
    ctx.clock.advance(1_000);
    await stepRecoveries(ctx);
    await loop.tick();
  }
  expect(await getRecovery(ctx, { scope: "all", id: recovery.id })).toMatchObject({
    state: "cancelled",
    requeued: 1,
    total: 4,
    end_reason: reason,
    finished_at: "2026-03-02T09:00:02.000Z",
  });
  expect(receiver.received).toHaveLength(5);
  expect(await runVerify(ctx)).toMatchObject({ ok: true });
});
