import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { makePlainContext, onlyDelivery, startLoop } from "../testing/deliveries.ts";
import { byTest } from "../testing/endpoints.ts";
import { testAccountId } from "../testing/payments.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { replaceEndpointSecret } from "./endpoint-secret.service.ts";

describe("a delivery", () => {
  test("is sent at once when its event is committed, and logged whole", async () => {
    const ctx = await makePlainContext();
    const receiver = await startReceiver((response) => response.writeHead(201, { "x-shop": "yes" }).end("booked"));
    const loop = startLoop(ctx);
    await givenEvent(ctx, [`${receiver.url}/hook`]);
    await receiver.arrived(1);
    await loop.tick();
    const delivery = await onlyDelivery(ctx);
    expect(delivery).toMatchObject({ state: "delivered", attempt_count: 1, last_code: 201, next_attempt_at: null });
    expect(delivery.finished_at).toBe(ctx.clock.now());
    expect(delivery.attempts).toMatchObject([
      { number: 1, outcome: "delivered", code: 201, error: null, response_body: "booked", response_truncated: false },
    ]);
    expect(delivery.attempts?.[0]?.response_headers).toMatchObject({ "x-shop": "yes" });
    expect(receiver.received).toHaveLength(1);
    expect(receiver.received[0]).toMatchObject({ method: "POST", path: "/hook" });
    expect(receiver.received[0]?.headers["event-id"]).toBe(delivery.event_id);
  });

  test("is found and sent by a loop that starts later", async () => {
    const ctx = await makePlainContext();
    const receiver = await startReceiver(answering(200));
    await givenEvent(ctx, [receiver.url]);
    await startLoop(ctx).tick();
    expect((await onlyDelivery(ctx)).state).toBe("delivered");
  });

  test("is tried again after the schedule's wait, with the same event id and the same bytes", async () => {
    const ctx = await makePlainContext();
    const receiver = await startReceiver((response, _received, count) =>
      response.writeHead(count < 3 ? 500 : 200).end(),
    );
    await givenEvent(ctx, [receiver.url]);
    const loop = startLoop(ctx);
    await loop.tick();
    expect(await onlyDelivery(ctx)).toMatchObject({
      state: "pending",
      attempt_count: 1,
      last_code: 500,
      finished_at: null,
    });
    ctx.clock.advance(9_999);
    await loop.tick();
    expect(receiver.received).toHaveLength(1);
    ctx.clock.advance(1);
    await loop.tick();
    ctx.clock.advance(10_000);
    await loop.tick();
    const delivery = await onlyDelivery(ctx);
    expect(delivery).toMatchObject({ state: "delivered", attempt_count: 3, attempts_max: 3 });
    expect(delivery.attempts?.map((attempt) => attempt.outcome)).toEqual(["http_error", "http_error", "delivered"]);
    expect(new Set(receiver.received.map((request) => request.headers["event-id"])).size).toBe(1);
    expect(new Set(receiver.received.map((request) => request.body)).size).toBe(1);
  });

  test("is tried again by the loop's own timer when the clock has moved", async () => {
    const ctx = await makePlainContext();
    const receiver = await startReceiver((response, _received, count) =>
      response.writeHead(count === 1 ? 500 : 200).end(),
    );
    const loop = startLoop(ctx, { checkEveryMs: 5 });
    await givenEvent(ctx, [receiver.url]);
    await receiver.arrived(1);
    await loop.tick();
    ctx.clock.advance(10_000);
    await receiver.arrived(2);
    await loop.tick();
    expect((await onlyDelivery(ctx)).state).toBe("delivered");
  });

  test("is exhausted after as many attempts as the schedule allows", async () => {
    const ctx = await makePlainContext();
    const receiver = await startReceiver(answering(503));
    await givenEvent(ctx, [receiver.url]);
    const loop = startLoop(ctx);
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await loop.tick();
      ctx.clock.advance(60_000);
    }
    expect(await onlyDelivery(ctx)).toMatchObject({ state: "exhausted", attempt_count: 3, last_code: 503 });
    expect(receiver.received).toHaveLength(3);
  });

  test.each([
    ["a final answer", answering(404), "http_error"],
    ["a redirect", answering(301, { location: "http://127.0.0.1:9/" }), "redirect"],
  ])("is rejected by %s", async (_claim, behavior, outcome) => {
    const ctx = await makePlainContext();
    const receiver = await startReceiver(behavior);
    await givenEvent(ctx, [receiver.url]);
    await startLoop(ctx).tick();
    const delivery = await onlyDelivery(ctx);
    expect(delivery).toMatchObject({ state: "rejected", attempt_count: 1 });
    expect(delivery.attempts?.[0]?.outcome).toBe(outcome);
  });

  test("that gets no answer in time waits for its retry", async () => {
    const ctx = await makePlainContext({ timeoutMs: 300 });
    const receiver = await startReceiver(() => undefined);
    await givenEvent(ctx, [receiver.url]);
    await startLoop(ctx).tick();
    const delivery = await onlyDelivery(ctx);
    expect(delivery).toMatchObject({ state: "pending", last_code: null, last_error: "No answer within 300 ms" });
    expect(delivery.attempts?.[0]).toMatchObject({ outcome: "timeout", response_headers: null, response_body: null });
  });

  test("whose 404 came too slowly is not ended by it", async () => {
    const ctx = await makePlainContext({ timeoutMs: 300 });
    const receiver = await startReceiver((response) => response.writeHead(404).write("not"));
    await givenEvent(ctx, [receiver.url]);
    await startLoop(ctx).tick();
    const delivery = await onlyDelivery(ctx);
    expect(delivery.state).toBe("pending");
    expect(delivery.attempts?.[0]).toMatchObject({ outcome: "too_slow", code: 404 });
  });

  test("to an address that is refused is never connected, and says so", async () => {
    const ctx = await makePlainContext();
    await givenEvent(ctx, ["http://169.254.169.254/latest/meta-data/"]);
    await startLoop(ctx).tick();
    const delivery = await onlyDelivery(ctx);
    expect(delivery.attempts?.[0]).toMatchObject({ outcome: "address_refused", code: null });
    expect(delivery.last_error).toContain("cloud metadata");
  });

  test("is signed with the account's secret, which is kept out of the log", async () => {
    const ctx = await makePlainContext();
    const secret = await replaceEndpointSecret(ctx, { accountId: testAccountId, dialect: "plain", by: byTest });
    const receiver = await startReceiver(answering(200));
    await givenEvent(ctx, [receiver.url]);
    await startLoop(ctx).tick();
    const [request] = receiver.received;
    expect(request?.headers["signature"]).toBe(
      createHmac("sha256", secret)
        .update(request?.body ?? "")
        .digest("hex"),
    );
    expect((await onlyDelivery(ctx)).attempts?.[0]?.request_headers["signature"]).toBe("(not shown)");
  });
});
