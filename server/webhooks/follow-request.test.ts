import { pino } from "pino";
import { expect, test } from "vitest";
import { z } from "zod";
import { createApp } from "../app.ts";
import type { AppContext } from "../context.ts";
import { listen } from "../http/listen.ts";
import { afterThisTest } from "../testing/after-tests.ts";
import { givenSignedIn } from "../testing/backoffice.ts";
import { startLoop } from "../testing/deliveries.ts";
import { givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { givenAuthorizedPayment } from "../testing/payments.ts";
import { startReceiver } from "../testing/receiver.ts";
import { paymentEventRecorder } from "./payment-events.ts";

const lineSchema = z.looseObject({ msg: z.string(), request_id: z.string().nullable().optional() });

test("a capture is followed by its request id through every try to tell the shop of it", async () => {
  const log: z.infer<typeof lineSchema>[] = [];
  const logger = pino({ level: "info" }, { write: (line: string) => log.push(lineSchema.parse(JSON.parse(line))) });
  const ctx = Object.assign(await makeEndpointContext(), { logger } satisfies Partial<AppContext>);
  const { payment } = await givenAuthorizedPayment(ctx);
  ctx.paymentObservers = [paymentEventRecorder(ctx)];
  const receiver = await startReceiver((response, _received, count) => response.writeHead(count < 2 ? 500 : 200).end());
  const endpoint = await givenEndpoint(ctx, receiver.url);
  const listener = await listen(createApp(ctx).backoffice, { host: "127.0.0.1", port: 0 });
  afterThisTest(() => listener.stop(0));

  const { cookie } = await givenSignedIn(ctx, { role: "finance" });
  const answer = await fetch(`http://127.0.0.1:${listener.port}/api/payments/${payment.id}/capture`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json", "idempotency-key": "one" },
    body: JSON.stringify({ amount: payment.amount }),
  });
  expect(answer.status).toBe(200);
  const requestId = answer.headers.get("x-request-id");
  const loop = startLoop(ctx);
  await loop.tick();
  ctx.clock.advance(10_000);
  await loop.tick();

  const about = (msg: string) => log.filter((line) => line.msg === msg && line.request_id === requestId);
  await expect.poll(() => about("answered")).toMatchObject([{ method: "POST", status: 200 }]);
  const shared = { endpoint: endpoint.id, type: "payment.captured", subject: payment.id };
  expect(about("tried a delivery")).toMatchObject([
    { ...shared, attempt: 1, outcome: "http_error", code: 500, state: "pending" },
    { ...shared, attempt: 2, outcome: "delivered", code: 200, state: "delivered" },
  ]);
  expect(log.filter(({ msg }) => msg === "tried a delivery")).toHaveLength(2);
});
