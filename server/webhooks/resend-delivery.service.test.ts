import { describe, expect, test } from "vitest";
import { DomainError } from "../../shared/errors.ts";
import { deliveriesAbout, makePlainContext, onlyDelivery, startLoop } from "../testing/deliveries.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { startReceiver } from "../testing/receiver.ts";
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

  test("is not found in another account", async () => {
    const ctx = await makePlainContext();
    await givenEvent(ctx, ["http://shop.example/"]);
    const [delivery] = await deliveriesAbout(ctx);
    const resent = resendDelivery(ctx, { scope: ["T99999999"], id: delivery?.id ?? "", isForced: true });
    await expect(resent).rejects.toMatchObject({ code: "not_found" });
  });
});
