import { beforeAll, describe, expect, test } from "vitest";
import { deliveryListSpec, eventListSpec } from "../../shared/webhooks/delivery-list.ts";
import { parseListQuery } from "../http/list-query.ts";
import type { TestContext } from "../testing/context.ts";
import { makePlainContext, onlyDelivery, startLoop } from "../testing/deliveries.ts";
import { givenAccount, testAccountId } from "../testing/payments.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { recordEvent } from "./event.service.ts";
import { getDelivery, listDeliveries, listEvents } from "./read-delivery.service.ts";

const otherAccountId = "T00000002";

describe("lists", () => {
  let ctx: TestContext;

  beforeAll(async () => {
    ctx = await makePlainContext();
    await givenAccount(ctx, otherAccountId);
    for (const subjectId of ["pay-1", "pay-2", "pay-3"]) {
      await givenEvent(ctx, [`http://${subjectId}.example/`, "http://both.example/"], subjectId);
      ctx.clock.advance(1_000);
    }
    await ctx.store.write((trx) =>
      recordEvent(trx, ctx, {
        accountId: otherAccountId,
        type: "payment.refunded",
        subjectType: "payment",
        subjectId: "pay-9",
        operationId: null,
        payload: { to: ["http://other.example/"] },
        at: ctx.clock.now(),
      }),
    );
  });

  const subjects = async (query: Record<string, unknown>, scope: "all" | readonly string[] = "all") => {
    const { data } = await listDeliveries(ctx, scope, parseListQuery(deliveryListSpec, query));
    return data.map((delivery) => delivery.subject_id);
  };

  test("show the newest first, or the oldest where asked", async () => {
    expect(await subjects({})).toEqual(["pay-9", "pay-3", "pay-3", "pay-2", "pay-2", "pay-1", "pay-1"]);
    expect((await subjects({ sort: "created_at" }))[0]).toBe("pay-1");
  });

  test.each([
    [{ subject_id: "pay-2" }, ["pay-2", "pay-2"]],
    [{ event_type: "payment.refunded" }, ["pay-9"]],
    [{ account: otherAccountId }, ["pay-9"]],
    [{ state: ["delivered", "exhausted"] }, []],
    [{ state: "pending", account: otherAccountId }, ["pay-9"]],
    [{ dialect: "unknown" }, []],
    [{ code_class: "5xx" }, []],
    [{ code_class: ["none", "4xx"], subject_id: "pay-2" }, ["pay-2", "pay-2"]],
    [{ "created_at.gte": "2026-03-02T09:00:02.000Z" }, ["pay-9", "pay-3", "pay-3"]],
    [{ subject_id: "pay-1", account: otherAccountId }, []],
  ])("narrowed by %j show %j", async (query, expected) => {
    expect(await subjects(query)).toEqual(expected);
  });

  test("never leave the caller's accounts", async () => {
    expect(await subjects({}, [otherAccountId])).toEqual(["pay-9"]);
    expect(await subjects({ account: testAccountId }, [otherAccountId])).toEqual([]);
    expect(await subjects({}, [])).toEqual([]);
  });

  test("go on where the page before ended", async () => {
    const ask = (cursor?: string) =>
      listDeliveries(ctx, "all", parseListQuery(deliveryListSpec, { limit: "3", ...(cursor ? { cursor } : {}) }));
    const first = await ask();
    const second = await ask(first.page.next ?? undefined);
    const third = await ask(second.page.next ?? undefined);
    const ids = [first, second, third].flatMap((listed) => listed.data.map((delivery) => delivery.id));
    expect(new Set(ids).size).toBe(7);
    expect(third.page.next).toBeNull();
  });

  test("of events count what was written with each", async () => {
    const { data } = await listEvents(ctx, "all", parseListQuery(eventListSpec, { account: testAccountId }));
    expect(data.map((event) => [event.subject_id, event.delivery_count])).toEqual([
      ["pay-3", 2],
      ["pay-2", 2],
      ["pay-1", 2],
    ]);
    const one = await listEvents(ctx, "all", parseListQuery(eventListSpec, { subject_id: "pay-9" }));
    expect(one.data[0]).toMatchObject({ type: "payment.refunded", payload: { to: ["http://other.example/"] } });
  });
});

test("another account's delivery is not found", async () => {
  const ctx = await makePlainContext();
  await givenEvent(ctx, ["http://shop.example/"]);
  const { id } = await onlyDelivery(ctx);
  await expect(getDelivery(ctx, { scope: [otherAccountId], id })).rejects.toMatchObject({ code: "not_found" });
  await expect(getDelivery(ctx, { scope: "all", id: "dlv_unknown" })).rejects.toMatchObject({ code: "not_found" });
});

test("an answer that is no text is shown as text all the same", async () => {
  const ctx = await makePlainContext();
  const receiver = await startReceiver((response) =>
    response.writeHead(200).end(Buffer.from([0x68, 0x69, 0xff, 0x00])),
  );
  await givenEvent(ctx, [receiver.url]);
  await startLoop(ctx).tick();
  expect((await onlyDelivery(ctx)).attempts?.[0]?.response_body).toBe("hi\uFFFD\u0000");
});

test("open screens hear of a result", async () => {
  const ctx = await makePlainContext();
  const heard: unknown[] = [];
  ctx.live.subscribe((notice) => heard.push(notice));
  const receiver = await startReceiver(answering(200));
  await givenEvent(ctx, [receiver.url], "pay-1");
  await startLoop(ctx).tick();
  expect(heard).toContainEqual({ type: "payment", id: "pay-1", account_id: testAccountId });
});
