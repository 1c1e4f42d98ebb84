import { describe, expect, test } from "vitest";
import { DomainError } from "../../shared/errors.ts";
import { deliveriesAbout, makePlainContext, onlyDelivery, startLoop } from "../testing/deliveries.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { byTest, givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { disableEndpoint, updateEndpoint } from "./endpoint.service.ts";
import { resendDelivery } from "./resend-delivery.service.ts";

describe("sending again", () => {
  test("repeats the event id in one more attempt of the same delivery", async () => {
    const ctx = await makePlainContext();
    const receiver = await startReceiver((response, _received, count) =>
      response.writeHead(count === 1 ? 404 : 200).end(),
    );
    await givenEvent(ctx, [receiver.url]);
    const loop = startLoop(ctx);
    await loop.tick();
    const { id } = await onlyDelivery(ctx);
    await resendDelivery(ctx, { scope: "all", id, isForced: false });
    await receiver.arrived(2);
    await loop.tick();
    expect(await onlyDelivery(ctx)).toMatchObject({ id, state: "delivered", attempt_count: 2 });
    expect(receiver.received[0]?.headers["event-id"]).toBe(receiver.received[1]?.headers["event-id"]);
  });

  test("what was delivered leaves it delivered, even when the receiver now refuses", async () => {
    const ctx = await makePlainContext();
    const receiver = await startReceiver((response, _received, count) =>
      response.writeHead(count === 1 ? 200 : 500).end(),
    );
    await givenEvent(ctx, [receiver.url]);
    const loop = startLoop(ctx);
    await loop.tick();
    const { id } = await onlyDelivery(ctx);
    await resendDelivery(ctx, { scope: "all", id, isForced: false });
    await loop.tick();
    expect(await onlyDelivery(ctx)).toMatchObject({ state: "delivered", attempt_count: 2, last_code: 500 });
  });

  test("does not interrupt a schedule unless it is forced", async () => {
    const ctx = await makePlainContext();
    const receiver = await startReceiver((response, _received, count) =>
      response.writeHead(count === 1 ? 500 : 200).end(),
    );
    await givenEvent(ctx, [receiver.url]);
    const loop = startLoop(ctx);
    await loop.tick();
    const { id } = await onlyDelivery(ctx);
    const refusal = await resendDelivery(ctx, { scope: "all", id, isForced: false }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal).toMatchObject({ code: "operation_in_flight" });
    await resendDelivery(ctx, { scope: "all", id, isForced: true });
    await loop.tick();
    expect(await onlyDelivery(ctx)).toMatchObject({ state: "delivered", attempt_count: 2 });
  });

  test("goes to the address that the endpoint has by now", async () => {
    const ctx = await makeEndpointContext();
    const old = await startReceiver(answering(404));
    const moved = await startReceiver(answering(200));
    const { id: endpointId } = await givenEndpoint(ctx, old.url);
    await givenEvent(ctx, []);
    const loop = startLoop(ctx);
    await loop.tick();
    const changes = { url: `${moved.url}/new` };
    await updateEndpoint(ctx, { scope: "all", id: endpointId, changes, by: byTest });
    const { id } = await onlyDelivery(ctx);
    await resendDelivery(ctx, { scope: "all", id, isForced: false });
    await loop.tick();
    expect(moved.received.map((request) => request.path)).toEqual(["/new"]);
    expect(await onlyDelivery(ctx)).toMatchObject({ state: "delivered", url: `${moved.url}/new` });
  });

  test("is refused, with the reason, while the endpoint is disabled", async () => {
    const ctx = await makeEndpointContext();
    const { id: endpointId } = await givenEndpoint(ctx, "http://127.0.0.1:9/");
    await disableEndpoint(ctx, { scope: "all", id: endpointId, by: byTest });
    await givenEvent(ctx, []);
    const { id } = await onlyDelivery(ctx);
    const refusal = { code: "operation_blocked", details: { facts: { code: "endpoint_disabled" } } };
    await expect(resendDelivery(ctx, { scope: "all", id, isForced: true })).rejects.toMatchObject(refusal);
  });

  test("is not found in another account", async () => {
    const ctx = await makePlainContext();
    await givenEvent(ctx, ["http://shop.example/"]);
    const [delivery] = await deliveriesAbout(ctx);
    const resent = resendDelivery(ctx, { scope: ["T99999999"], id: delivery?.id ?? "", isForced: true });
    await expect(resent).rejects.toMatchObject({ code: "not_found" });
  });
});
