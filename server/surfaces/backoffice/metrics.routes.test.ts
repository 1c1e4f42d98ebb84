import { beforeAll, describe, expect, test } from "vitest";
import { addAccount } from "../../accounts/account.service.ts";
import { webhookCharts, webhookMetricsSchema } from "../../../shared/metrics/webhook-metrics.schema.ts";
import { startBackoffice, type BackofficeClient } from "../../testing/backoffice.ts";
import type { TestContext } from "../../testing/context.ts";
import { startLoop } from "../../testing/deliveries.ts";
import { byTest, givenEndpoint, makeEndpointContext } from "../../testing/endpoints.ts";
import { testAccountId } from "../../testing/payments.ts";
import { givenEvent } from "../../testing/plain-dialect.ts";
import { startReceiver } from "../../testing/receiver.ts";
import { sendTestEvent } from "../../webhooks/test-event.service.ts";

let ctx: TestContext;
let viewer: BackofficeClient;
let endpointId: string;
let otherAccount: string;

// Yesterday two events are refused; today four arrive, one at the second try, one waits, and one is a test.
beforeAll(async () => {
  ctx = await makeEndpointContext();
  const codes = [404, 404, 200, 200, 500, 200, 500, 200];
  const receiver = await startReceiver((response, _received, count) =>
    response.writeHead(codes[count - 1] ?? 200).end(),
  );
  endpointId = (await givenEndpoint(ctx, receiver.url)).id;
  otherAccount = (await addAccount(ctx, { name: "Elsewhere", kind: "sandbox" })).account_id;
  const loop = startLoop(ctx);
  const tell = async (count: number) => {
    for (let told = 0; told < count; told += 1) {
      await givenEvent(ctx, []);
      await loop.tick();
    }
  };
  await tell(2);
  ctx.clock.advance(86_400_000);
  await tell(3);
  ctx.clock.advance(10_000);
  await loop.tick();
  await tell(1);
  await sendTestEvent(ctx, { scope: "all", id: endpointId, eventType: "payment.refunded", by: byTest });
  viewer = await (await startBackoffice(ctx)).signedIn("viewer");
});

async function metricsOf(query: Record<string, string>) {
  const day = { from: "2026-03-03", to: "2026-03-03", zone: "UTC" };
  const { status, json, text } = await viewer.get(
    `/metrics/webhooks?${new URLSearchParams({ ...day, ...query }).toString()}`,
  );
  expect(status, text).toBe(200);
  return webhookMetricsSchema.parse(json);
}

describe("webhook figures", () => {
  test("tell of a range in buckets, beside the time before it", async () => {
    const metrics = await metricsOf({});
    expect(metrics.range).toMatchObject({ unit: "hour", starts_at: "2026-03-03T00:00:00.000Z" });
    expect(metrics.buckets).toHaveLength(10);
    expect(metrics.buckets.at(-1)).toMatchObject({ is_running: true, figures: { attempts: { "2xx": 3, "5xx": 2 } } });
    expect(metrics.totals).toMatchObject({
      outcomes: { delivered_first: 2, delivered_later: 1, exhausted: 0, rejected: 0 },
      success: { numerator: 3, denominator: 3 },
      first_attempt: { numerator: 2, denominator: 4 },
    });
    expect(metrics.totals.delay.p95_ms).toBeGreaterThan(8_000);
    expect(metrics.previous).toMatchObject({
      starts_at: "2026-03-02T00:00:00.000Z",
      ends_at: "2026-03-02T09:00:00.000Z",
      totals: { success: { numerator: 0, denominator: 0 } },
    });
    expect(metrics.latency_histogram.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(5);
    expect(metrics.failures_by_endpoint).toMatchObject([
      { endpoint_id: endpointId, attempts: 5, failures: { "5xx": 2 } },
    ]);
    expect(metrics.backlog).toMatchObject({ pending: 1, retrying: 1, due_within_hour: 1, is_capped: false });
  });

  test("cover both days together, and nothing of other accounts", async () => {
    const both = await metricsOf({ from: "2026-03-02", account: testAccountId });
    expect(both.totals).toMatchObject({ outcomes: { rejected: 2 }, success: { numerator: 3, denominator: 5 } });
    const elsewhere = await metricsOf({ from: "2026-03-02", account: otherAccount });
    expect(elsewhere.totals.success.denominator).toBe(0);
    expect(elsewhere).toMatchObject({ endpoints: [], backlog: { pending: 0 } });
  });

  test("of an endpoint stay hidden from whoever does not reach its account", async () => {
    const narrowed = await (await startBackoffice(ctx)).signedIn("support", [otherAccount]);
    const days = "from=2026-03-02&to=2026-03-03&zone=UTC";
    expect((await narrowed.get(`/metrics/webhooks?${days}&endpoint_id=${endpointId}`)).status).toBe(404);
    expect((await narrowed.get(`/metrics/webhooks?${days}&account=${testAccountId}`)).json).toMatchObject({
      endpoints: [],
    });
    expect((await viewer.get(`/metrics/webhooks?${days}&endpoint_id=${endpointId}`)).status).toBe(200);
  });

  test.each([
    ["a zone that is none", { zone: "Europe/Atlantis" }],
    ["a day that is none", { from: "2026-02-30" }],
    ["an end before the start", { from: "2026-03-04" }],
    ["more than three years", { from: "2022-01-01" }],
  ])("are refused for %s", async (_claim, wrong) => {
    const query = new URLSearchParams({ from: "2026-03-03", to: "2026-03-03", zone: "UTC", ...wrong });
    expect((await viewer.get(`/metrics/webhooks?${query.toString()}`)).status).toBe(400);
  });

  test.each(webhookCharts)("come as a file for %s", async (chart) => {
    const { status, text, headers } = await viewer.get(
      `/metrics/webhooks.csv?chart=${chart}&from=2026-03-03&to=2026-03-03&zone=Europe%2FOslo`,
    );
    expect(status).toBe(200);
    expect(headers.get("content-disposition")).toContain(`webhooks-${chart}_from-2026-03-03_to-2026-03-03`);
    const [heading = "", ...lines] = text.trimEnd().split("\r\n");
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line.split(",")).toHaveLength(heading.split(",").length);
  });
});
