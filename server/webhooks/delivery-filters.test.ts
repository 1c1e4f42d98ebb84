import { beforeAll, describe, expect, test } from "vitest";
import { deliveryListSpec } from "../../shared/webhooks/delivery-list.ts";
import { parseListQuery } from "../http/list-query.ts";
import type { TestContext } from "../testing/context.ts";
import { makePlainContext, startLoop } from "../testing/deliveries.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { plansOf } from "../testing/query-plan.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { listDeliveryRows } from "./delivery-list.repository.ts";
import { listDeliveries, toWebhookQuery } from "./read-delivery.service.ts";

type Query = Readonly<Record<string, string | readonly string[]>>;

describe("every filter of the log is answered by an index in the order of time", () => {
  test.each<[Query, string]>([
    [{}, "delivery_by_created"],
    [{ account: "T00000001" }, "delivery_by_account"],
    [{ account: ["T00000001", "T00000002"] }, "delivery_by_account"],
    [{ state: "exhausted" }, "delivery_by_state"],
    [{ state: ["exhausted", "rejected"], account: "T00000001" }, "delivery_by_state"],
    [{ state: "skipped", endpoint_id: "whe_1" }, "delivery_untold"],
    [{ state: ["exhausted", "rejected"], endpoint_id: "whe_1" }, "delivery_untold"],
    [{ state: "exhausted", endpoint_id: "whe_1", code_class: "5xx" }, "delivery_untold"],
    [{ state: "delivered", endpoint_id: "whe_1" }, "delivery_by_endpoint"],
    [{ state: "delivered" }, "delivery_by_state"],
    [{ event_type: "payment.captured" }, "delivery_by_type"],
    [{ dialect: "standard" }, "delivery_by_created"],
    [{ endpoint_id: "whe_1" }, "delivery_by_endpoint"],
    [{ subject_id: "pay-1" }, "delivery_by_subject"],
    [{ event_id: "evt_1" }, "delivery_by_event"],
    [{ operation_id: "op_1" }, "delivery_by_event"],
    [{ id: ["dlv_1", "dlv_2"] }, "sqlite_autoindex_delivery_1"],
    [{ code_class: "timeout" }, "delivery_by_failure"],
    [{ code_class: ["4xx", "dns"], endpoint_id: "whe_1" }, "delivery_by_failure"],
    [{ code_class: "2xx" }, "delivery_by_created"],
    [{ code_class: "none" }, "delivery_by_created"],
    [{ "attempt_count.gte": "2" }, "delivery_retried"],
    [{ "attempt_count.gte": "1" }, "delivery_by_created"],
    [{ is_test: "true" }, "delivery_tests"],
    [{ is_test: "false" }, "delivery_by_created"],
  ])("%j", async (query, index) => {
    const plan = await plansOf((trx) =>
      listDeliveryRows(trx, toWebhookQuery("all", parseListQuery(deliveryListSpec, query))),
    );
    const walks = plan.split("\n").filter((line) => /^(SEARCH|SCAN) delivery/.test(line));
    expect(walks.length).toBeGreaterThan(0);
    for (const walk of walks) expect(walk).toContain(index);
    // What is about one thing is so little that sorting it costs nothing.
    if (!["id", "operation_id", "event_id", "subject_id"].some((name) => name in query))
      expect(plan).not.toContain("USE TEMP B-TREE FOR ORDER BY");
  });
});

describe("the log narrowed by", () => {
  let ctx: TestContext;

  beforeAll(async () => {
    ctx = await makePlainContext({ timeoutMs: 300 });
    const [works, fails, hangs, refuses] = [
      await startReceiver(answering(200)),
      await startReceiver(answering(503)),
      await startReceiver(() => undefined),
      await startReceiver(answering(404)),
    ];
    await givenEvent(ctx, [works.url], "works");
    await givenEvent(ctx, [fails.url], "fails");
    await givenEvent(ctx, [hangs.url], "hangs");
    await givenEvent(ctx, [refuses.url], "refuses");
    const loop = startLoop(ctx);
    await loop.tick();
    ctx.clock.advance(10_000);
    await loop.tick();
    await loop.stop();
    await givenEvent(ctx, [works.url], "waits");
  });

  test.each<[Query, string[]]>([
    [{ code_class: "2xx" }, ["works"]],
    [{ code_class: "5xx" }, ["fails"]],
    [{ code_class: ["timeout", "4xx"] }, ["hangs", "refuses"]],
    [{ code_class: ["none", "2xx"] }, ["waits", "works"]],
    [{ code_class: "weather" }, []],
    [{ "attempt_count.gte": "2" }, ["fails", "hangs"]],
    [{ "attempt_count.gte": "3" }, []],
    [{ "attempt_count.lte": "0" }, ["waits"]],
    [{ is_test: "true" }, []],
    [{ is_test: ["true", "false"], state: "rejected" }, ["refuses"]],
    [{ is_test: "perhaps" }, []],
    [{ operation_id: "op_none" }, []],
    [{ state: "pending", code_class: "5xx" }, ["fails"]],
  ])("%j holds %j", async (query, expected) => {
    const { data } = await listDeliveries(ctx, "all", parseListQuery(deliveryListSpec, query));
    expect(data.map((delivery) => delivery.subject_id).sort()).toEqual(expected);
  });

  test("the ids that a screen heard of, with how their last try went", async () => {
    const all = await listDeliveries(ctx, "all", parseListQuery(deliveryListSpec, {}));
    const heard = all.data.filter((delivery) => ["works", "waits"].includes(delivery.subject_id));
    const { data } = await listDeliveries(
      ctx,
      "all",
      parseListQuery(deliveryListSpec, { id: [...heard.map(({ id }) => id), "dlv_unknown"] }),
    );
    expect(data.map(({ subject_id, subject_type, last_class }) => [subject_id, subject_type, last_class])).toEqual([
      ["waits", "payment", null],
      ["works", "payment", "2xx"],
    ]);
    expect(data[0]).toMatchObject({ last_attempt_at: null, last_duration_ms: null });
    expect(data[1]?.last_attempt_at).toMatch(/Z$/);
    expect(data[1]?.last_duration_ms).toBeGreaterThanOrEqual(0);
  });
});

test("a count that is no number is refused by name", () => {
  expect(() => parseListQuery(deliveryListSpec, { "attempt_count.gte": "many" })).toThrow(
    "attempt_count.gte: must be a whole number",
  );
});
