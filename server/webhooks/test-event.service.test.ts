import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { dialects } from "../dialects.ts";
import { makeTestContext } from "../testing/context.ts";
import { startLoop } from "../testing/deliveries.ts";
import { byTest, givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { givenAccount, testAccountId } from "../testing/payments.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { runVerify } from "../verify/verify.service.ts";
import { createEndpoint, disableEndpoint } from "./endpoint.service.ts";
import { sendTestEvent } from "./test-event.service.ts";

const eventType = "payment.refunded";

describe("a test event", () => {
  test("is built and signed as a real one, and its answer is returned", async () => {
    const ctx = await makeEndpointContext();
    const receiver = await startReceiver((response) => response.writeHead(202).end("seen"));
    const { id, secret } = await givenEndpoint(ctx, `${receiver.url}/hook`);
    const delivery = await sendTestEvent(ctx, { scope: [testAccountId], id, eventType, by: byTest });
    expect(delivery).toMatchObject({ state: "delivered", is_test: true, event_type: eventType, attempts_max: 1 });
    expect(delivery.attempts).toMatchObject([{ number: 1, code: 202, response_body: "seen" }]);
    const [request] = receiver.received;
    expect(JSON.parse(request?.body ?? "")).toEqual({ id: delivery.event_id, sample: eventType });
    const signature = createHmac("sha256", secret).update(request?.body ?? "");
    expect(request?.headers["signature"]).toBe(signature.digest("hex"));
  });

  test("that fails is not tried again, and the installation still verifies", async () => {
    const ctx = await makeEndpointContext();
    const receiver = await startReceiver(answering(500));
    const { id } = await givenEndpoint(ctx, receiver.url);
    const delivery = await sendTestEvent(ctx, { scope: "all", id, eventType, by: byTest });
    expect(delivery).toMatchObject({ state: "exhausted", attempt_count: 1, last_code: 500 });
    const loop = startLoop(ctx);
    ctx.clock.advance(86_400_000);
    await loop.tick();
    expect(receiver.received).toHaveLength(1);
    expect(await runVerify(ctx)).toMatchObject({ ok: true });
  });

  test("reaches an endpoint that is disabled, so that it can be tried before it is enabled", async () => {
    const ctx = await makeEndpointContext();
    const receiver = await startReceiver(answering(200));
    const { id } = await givenEndpoint(ctx, receiver.url);
    await disableEndpoint(ctx, { scope: "all", id, by: byTest });
    expect(await sendTestEvent(ctx, { scope: "all", id, eventType, by: byTest })).toMatchObject({ state: "delivered" });
  });

  test("of an unknown type, or for another account's endpoint, is refused and leaves no trace", async () => {
    const ctx = await makeEndpointContext();
    const { id } = await givenEndpoint(ctx, "http://127.0.0.1:9/");
    const unknown = sendTestEvent(ctx, { scope: "all", id, eventType: "loan.active", by: byTest });
    await expect(unknown).rejects.toMatchObject({ code: "validation_failed" });
    const foreign = sendTestEvent(ctx, { scope: ["T99999999"], id, eventType, by: byTest });
    await expect(foreign).rejects.toMatchObject({ code: "not_found" });
    expect(await ctx.store.read((db) => db.selectFrom("delivery").select("id").execute())).toEqual([]);
  });

  test.each([...dialects.values()].flatMap(({ name, endpoints }) => (endpoints === undefined ? [] : [name])))(
    "can be any event that %s knows, and is a readable body each time",
    async (dialect) => {
      const ctx = await makeTestContext({ dialects });
      await givenAccount(ctx);
      const receiver = await startReceiver(answering(200));
      const place = { accountId: testAccountId, merchantId: null, dialect, url: receiver.url };
      const { endpoint } = await createEndpoint(ctx, { ...place, eventPatterns: [], description: null, by: byTest });
      const known = dialects.get(dialect)?.endpoints?.eventTypes ?? [];
      for (const type of known) {
        await sendTestEvent(ctx, { scope: "all", id: endpoint.id, eventType: type, by: byTest });
      }
      expect(known.length).toBeGreaterThan(0);
      expect(receiver.received).toHaveLength(known.length);
      for (const { body } of receiver.received) expect(Object.keys(JSON.parse(body) as object)).not.toEqual([]);
      expect((await runVerify(ctx)).invariants.filter((invariant) => !invariant.ok)).toEqual([]);
    },
  );
});

test("no more than two tests of an endpoint wait at once, and the next is refused in words", async () => {
  const ctx = await makeEndpointContext();
  const waiting: (() => void)[] = [];
  const receiver = await startReceiver((response) => void waiting.push(() => response.writeHead(204).end()));
  const { id } = await givenEndpoint(ctx, receiver.url);
  const sendOne = () => sendTestEvent(ctx, { scope: "all", id, eventType: "payment.captured", by: byTest });
  const both = [sendOne(), sendOne()];
  await receiver.arrived(2);
  await expect(sendOne()).rejects.toMatchObject({ code: "operation_in_flight" });
  for (const answer of waiting.splice(0)) answer();
  expect((await Promise.all(both)).map(({ state }) => state)).toEqual(["delivered", "delivered"]);
  const next = sendOne();
  await receiver.arrived(3);
  for (const answer of waiting.splice(0)) answer();
  expect((await next).state).toBe("delivered");
});
