import { expect, test } from "vitest";
import { onlyDelivery, startLoop } from "../testing/deliveries.ts";
import { byTest, givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { runVerify } from "../verify/verify.service.ts";
import { updateEndpoint } from "./endpoint.service.ts";

test("the retry of an event that failed at the old address goes to the new one", async () => {
  const ctx = await makeEndpointContext();
  const broken = await startReceiver(answering(500));
  const sound = await startReceiver(answering(200));
  const { id } = await givenEndpoint(ctx, broken.url);
  const loop = startLoop(ctx);
  await givenEvent(ctx, []);
  await loop.tick();
  expect((await onlyDelivery(ctx)).state).toBe("pending");
  await updateEndpoint(ctx, { scope: "all", id, changes: { url: sound.url }, by: byTest });
  ctx.clock.advance(10_000);
  await loop.tick();
  expect(await onlyDelivery(ctx)).toMatchObject({ state: "delivered", url: sound.url, attempt_count: 2 });
  expect([broken.received.length, sound.received.length]).toEqual([1, 1]);
  expect(sound.received[0]?.body).toBe(broken.received[0]?.body);
  expect(await runVerify(ctx)).toMatchObject({ ok: true });
});

test("what was claimed before the move and not sent yet goes to the new address as well", async () => {
  const ctx = await makeEndpointContext({}, { timeoutMs: 60_000 });
  const answers: (() => void)[] = [];
  const old = await startReceiver((response) => answers.push(() => response.writeHead(200).end()));
  const next = await startReceiver(answering(200));
  const { id } = await givenEndpoint(ctx, old.url);
  await updateEndpoint(ctx, { scope: "all", id, changes: { settings: { concurrency: 1 } }, by: byTest });
  const loop = startLoop(ctx);
  for (const subject of ["subject-1", "subject-2", "subject-3"]) await givenEvent(ctx, [], subject);
  const sending = loop.tick();
  await old.arrived(1);
  await updateEndpoint(ctx, { scope: "all", id, changes: { url: next.url }, by: byTest });
  answers.forEach((answer) => answer());
  await sending;
  expect([old.received.length, next.received.length]).toEqual([1, 2]);
});
