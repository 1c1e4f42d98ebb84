import { beforeEach, expect, test } from "vitest";
import { createApp } from "../app.ts";
import type { AppContext } from "../context.ts";
import { listen } from "../http/listen.ts";
import { metricsDoor } from "../http/metrics-door.ts";
import { afterThisTest } from "../testing/after-tests.ts";
import { startLoop } from "../testing/deliveries.ts";
import { givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { givenAuthorizedPayment } from "../testing/payments.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import type { TestContext } from "../testing/context.ts";
import { createPrometheus } from "./prometheus.ts";

const host = "127.0.0.1";
const token = "a token for the tests alone";

let ctx: TestContext;
let errors: unknown[];
let urls: { merchant: string; backoffice: string; metrics: string };

async function serve(app: Parameters<typeof listen>[0]): Promise<string> {
  const listener = await listen(app, { host, port: 0 });
  afterThisTest(() => listener.stop(0));
  return `http://${host}:${listener.port}`;
}

beforeEach(async () => {
  errors = [];
  const prometheus = createPrometheus();
  ctx = Object.assign(await makeEndpointContext(), { monitor: prometheus.monitor } satisfies Partial<AppContext>);
  prometheus.watch(ctx, () => ctx.store.load);
  const apps = createApp(ctx);
  urls = {
    merchant: await serve(apps.merchant),
    backoffice: await serve(apps.backoffice),
    metrics: await serve(metricsDoor(prometheus, { token, onError: (error) => errors.push(error) })),
  };
});

const asking = (authorization: string, path = "/metrics", method = "GET") =>
  fetch(urls.metrics + path, { method, headers: { authorization } });

async function figures(): Promise<string[]> {
  const answer = await asking(`Bearer ${token}`);
  expect(answer.status).toBe(200);
  return (await answer.text()).split("\n");
}

/** Answers are counted once they are out, which a caller may see a moment earlier. */
const counted = (line: string) => expect.poll(figures).toContain(line);

test.each([
  ["without a token", "", 401],
  ["with another token", "Bearer a token for somebody else", 401],
  ["with another scheme", `Basic ${token}`, 401],
])("whoever asks %s is told nothing", async (_claim, authorization, status) => {
  const answer = await asking(authorization);
  expect([answer.status, await answer.text()]).toEqual([status, "Send the token as Authorization: Bearer.\n"]);
});

test("nothing else is there, and nothing can be changed", async () => {
  expect((await asking(`Bearer ${token}`, "/")).status).toBe(404);
  expect((await asking(`Bearer ${token}`, "/metrics", "POST")).status).toBe(405);
});

test("requests are counted by surface, route and status, and never by what was asked", async () => {
  const stranger = "kari@kontor.example";
  for (let n = 0; n < 20; n += 1) await fetch(`${urls.merchant}/nowhere-${n}/${stranger}`);
  await fetch(`${urls.merchant}/v1/accounts/T00000001/payments/sessions/${stranger}`);
  await fetch(`${urls.backoffice}/api/payments?q=${stranger}`);
  await fetch(`${urls.merchant}/healthz`);
  const name = "kontor_http_requests_total";
  await counted(`${name}{surface="backoffice",method="GET",route="/api/payments",status="401"} 1`);
  await counted(`${name}{surface="health",method="GET",route="/healthz",status="200"} 1`);
  const lines = await figures();
  const others = lines.filter((line) => line.startsWith(`${name}{surface="payments"`));
  expect(others).toHaveLength(1);
  expect(others[0]).toMatch(/ 20$/);
  expect(lines.some((line) => line.includes("/v1/accounts/:accountId/payments/"))).toBe(true);
  expect(lines.join("\n")).not.toContain("kari");
  expect(lines.join("\n")).not.toContain("nowhere");
});

test("tries are counted by what came of them, and what waits is told with its age", async () => {
  const receiver = await startReceiver(answering(500));
  await givenEndpoint(ctx, receiver.url);
  await givenEvent(ctx, []);
  await startLoop(ctx).tick();
  ctx.clock.advance(30_000);
  const lines = await figures();
  expect(lines).toContain("kontor_deliveries_pending 1");
  expect(lines).toContain("kontor_deliveries_retrying 1");
  expect(lines).toContain("kontor_delivery_oldest_seconds 30");
  expect(lines).toContain('kontor_delivery_attempts_total{outcome="5xx",state="pending"} 1');
});

test("calls to a processor are counted by operation and outcome", async () => {
  await givenAuthorizedPayment(ctx);
  const labels = 'gateway="sandbox",operation="authorize",outcome="succeeded"';
  expect(await figures()).toContain(`kontor_gateway_call_duration_seconds_count{${labels}} 1`);
});

test("the store tells its writes and commits, and backups that there is none", async () => {
  const before = ctx.store.load;
  await ctx.store.write((trx) => trx.selectFrom("account").select("id").execute());
  expect(ctx.store.load.units).toBe(before.units + 1);
  const lines = await figures();
  for (const line of [
    `kontor_store_units_total ${before.units + 1}`,
    `kontor_store_commits_total ${before.commits + 1}`,
    "kontor_store_waiting_units 0",
    "kontor_backup_verified_timestamp_seconds 0",
    "kontor_backup_failed 0",
  ])
    expect(lines).toContain(line);
});

test("figures that cannot be read are an error that says nothing", async () => {
  await ctx.store.close();
  const answer = await asking(`Bearer ${token}`);
  expect([answer.status, await answer.text()]).toEqual([503, "The figures cannot be read now.\n"]);
  expect(errors).toHaveLength(1);
});
