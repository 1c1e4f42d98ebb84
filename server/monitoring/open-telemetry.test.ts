import { pino } from "pino";
import { expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { traceOfRequest } from "./request-trace.rules.ts";
import { startServer } from "../start-server.ts";
import { createEndpoint } from "../webhooks/endpoint.service.ts";
import { givenSignedIn } from "../testing/backoffice.ts";
import { byTest } from "../testing/endpoints.ts";
import { givenAuthorizedPayment, testAccountId } from "../testing/payments.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { newDataFolder } from "../testing/server-process.ts";
import { givenShop } from "../testing/sessions.ts";
import { type CollectedSpan, startTraceCollector } from "../testing/trace-collector.ts";

const canary = "kanarifugl";

function settings(url: string, more: Record<string, string> = {}) {
  return readConfig({
    KONTOR_DATA_DIR: newDataFolder(),
    KONTOR_BACKOFFICE_PORT: "0",
    KONTOR_MERCHANT_PORT: "0",
    KONTOR_DEMO: "0",
    KONTOR_ALLOW_PRIVATE_TARGETS: "1",
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    ...more,
  });
}

function only(spans: readonly CollectedSpan[], name: string): CollectedSpan {
  const found = spans.filter((span) => span.name === name);
  if (found[0] === undefined || found.length > 1) throw new Error(`expected one span ${name}, not ${found.length}`);
  return found[0];
}

/** A server that traces to there, on which a person captures once; it has stopped when this is over. */
async function captureOnce(collectorUrl: string): Promise<{ requestId: string; secret: string }> {
  const server = await startServer({ config: settings(`${collectorUrl}/`), logger: pino({ level: "silent" }) });
  const { ctx, origins } = server;
  try {
    await givenShop(ctx);
    const receiver = await startReceiver(answering(200, { "x-shop": canary }));
    const wish = { accountId: testAccountId, merchantId: null, description: canary, by: byTest };
    const url = `${receiver.url}/${canary}?token=${canary}`;
    const { secret } = await createEndpoint(ctx, {
      ...wish,
      dialect: "checkout-hook",
      eventPatterns: ["checkout_transaction"],
      url,
    });
    const { payment } = await givenAuthorizedPayment(ctx, { reference: canary });
    const { cookie } = await givenSignedIn(ctx, { role: "finance" });
    await fetch(`${origins.backoffice}/api/payments?q=${canary}`, { headers: { cookie } });
    await fetch(`${origins.backoffice}/${canary}/${canary}`, { headers: { cookie } });
    const answer = await fetch(`${origins.backoffice}/api/payments/${payment.id}/capture`, {
      method: "POST",
      headers: {
        cookie,
        "content-type": "application/json",
        "idempotency-key": canary,
        // Of a trace that the caller has made up.
        traceparent: `00-${"c0ffee00".repeat(4)}-${"c0ffee00".repeat(2)}-01`,
      },
      body: JSON.stringify({ amount: payment.amount, reference: canary }),
    });
    expect(answer.status).toBe(200);
    // Of the authorization that nobody called for, and of the capture.
    await receiver.arrived(2);
    expect(receiver.received[1]?.path).toContain(canary);
    return { requestId: answer.headers.get("x-request-id") ?? "", secret };
  } finally {
    await server.stop();
  }
}

test("a capture is one trace, from the call to the shop's being told, and tells nothing of anybody", async () => {
  const collector = await startTraceCollector();
  const { requestId, secret } = await captureOnce(collector.url);

  expect(new Set(collector.heads)).toEqual(new Set(["POST /v1/traces application/json"]));
  const traceId = traceOfRequest(requestId);
  const spans = collector.spans.filter((span) => span.traceId === traceId);
  const call = only(spans, "POST /api/payments/:id/capture");
  expect(call.parentSpanId).toBeUndefined();
  expect(call.attributes).toEqual({
    "http.request.method": "POST",
    "http.route": "/api/payments/:id/capture",
    "http.response.status_code": 200,
    "kontor.surface": "backoffice",
    "kontor.request_id": requestId,
  });
  const writes = spans.filter(({ name }) => name === "store.write");
  // The intent and the outcome; what the loop writes of the delivery is no part of the call that has set it going.
  expect(writes).toHaveLength(2);
  const gateway = only(spans, "gateway capture");
  const attempt = only(spans, "delivery attempt");
  for (const span of [...writes, gateway, attempt]) expect(span.parentSpanId).toBe(call.spanId);
  expect(gateway.attributes).toMatchObject({ "kontor.gateway": "sandbox", "kontor.outcome": "succeeded" });
  expect(attempt.attributes).toMatchObject({ "kontor.request_id": requestId, "http.response.status_code": 200 });
  expect(collector.spans.map(({ name }) => name)).toEqual(expect.arrayContaining(["GET /api/payments"]));

  const told = collector.bodies.join("\n");
  for (const kept of [canary, secret, "c0ffee00", "Kari", "buyer.example", "+4740000000", "4000000000000002"])
    expect(told).not.toContain(kept);
});

test("of a share of the traces, whatever belongs to one is told or not told together", async () => {
  const collector = await startTraceCollector();
  const config = settings(collector.url, { OTEL_TRACES_SAMPLER_ARG: "0", OTEL_SERVICE_NAME: "kontor-web1" });
  const server = await startServer({ config, logger: pino({ level: "silent" }) });
  try {
    await givenShop(server.ctx);
    await givenAuthorizedPayment(server.ctx);
    await fetch(`${server.origins.backoffice}/api/session`);
  } finally {
    await server.stop();
  }
  expect(collector.spans).toEqual([]);
});

test("a collector that is away keeps nobody waiting, and is spoken of in the log", async () => {
  const collector = await startTraceCollector();
  const away = collector.url.replace(/\d+$/, "1");
  const log: string[] = [];
  const logger = pino({ level: "warn" }, { write: (line: string) => log.push(line) });
  const server = await startServer({ config: settings(away), logger });
  try {
    expect((await fetch(`${server.origins.merchant}/healthz`)).status).toBe(200);
  } finally {
    await server.stop();
  }
  expect(log.join("\n")).toContain("traces could not be handed over");
});
