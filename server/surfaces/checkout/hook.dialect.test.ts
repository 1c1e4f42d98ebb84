import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { EndpointSettings } from "../../../shared/webhooks/endpoint.schema.ts";
import { capturePayment } from "../../payments/payment.service.ts";
import { leaveSession } from "../../checkout/leave-session.service.ts";
import { paySession } from "../../checkout/pay-session.service.ts";
import { type CallbackShop, makeCallbackShop, openSession, paymentOf } from "../../testing/callback-shop.ts";
import { byTest } from "../../testing/endpoints.ts";
import { byMerchant, byPayer, cardInput, testAccountId } from "../../testing/payments.ts";
import { givenSession, payByCard } from "../../testing/sessions.ts";
import { runVerify } from "../../verify/verify.service.ts";
import { createEndpoint } from "../../webhooks/endpoint.service.ts";
import { hookCatalogue } from "./hook-catalogue.ts";
import { hookEventsOf } from "./hook-events.ts";
import { checkoutHookDialect } from "./hook.dialect.ts";

async function subscribe(
  { ctx, receiver }: CallbackShop,
  events: readonly string[],
  settings: Partial<EndpointSettings> = {},
): Promise<void> {
  await createEndpoint(ctx, {
    accountId: testAccountId,
    merchantId: null,
    dialect: "checkout-hook",
    url: `${receiver.url}/hook`,
    eventPatterns: events,
    description: null,
    settings,
    secret: Buffer.from("s3cret", "utf8"),
    by: byTest,
  });
}

function told({ receiver }: CallbackShop): Record<string, unknown>[] {
  return receiver.received.map((request) => JSON.parse(request.body) as Record<string, unknown>);
}

describe("a subscription", () => {
  test("is told of the transaction and its authorization, each signed over its own bytes", async () => {
    const shop = await makeCallbackShop();
    await subscribe(shop, ["checkout_transaction", "checkout_authorization"]);
    const session = await givenSession(shop.ctx);
    await payByCard(shop.ctx, session);
    await shop.loop.tick();
    const id = await paymentOf(shop, session);
    const events = told(shop).map((body) => body["event"]);
    expect(events.toSorted()).toEqual(["checkout_authorization", "checkout_transaction"]);
    for (const { headers, body, method } of shop.receiver.received) {
      const message = JSON.parse(body) as Record<string, unknown>;
      expect(Object.keys(message)).toEqual(["account_id", "event", "event_delivery", "transaction"]);
      const described = hookCatalogue.find(({ type }) => type === message["event"])?.body;
      expect(described?.parse(message)).toEqual(message);
      expect(message["transaction"]).toMatchObject({ id, session_id: session.id, status: "AUTHORIZED" });
      expect(method).toBe("POST");
      expect(headers).toMatchObject({ event: message["event"], "event-delivery": message["event_delivery"] });
      expect(headers["event-signature"]).toBe(createHmac("sha1", "s3cret").update(body).digest("hex"));
      expect(headers["user-agent"]).toMatch(/^Dintero-Hook\/[0-9a-f-]{36}$/);
    }
    expect(await runVerify(shop.ctx)).toMatchObject({ ok: true });
  });

  test("gets the parts that it asked for and those that are always sent", async () => {
    const shop = await makeCallbackShop();
    await subscribe(shop, ["checkout_transaction"], {
      fields: ["transaction(id,status,items)"],
      exclude_fields: ["items"],
    });
    await payByCard(shop.ctx, await givenSession(shop.ctx));
    await shop.loop.tick();
    const [message] = told(shop);
    expect(Object.keys(message?.["transaction"] as object).toSorted()).toEqual([
      "created_at",
      "id",
      "merchant_reference",
      "session_id",
      "status",
      "updated_at",
    ]);
  });

  test("leaves out what it never wants", async () => {
    const shop = await makeCallbackShop();
    await subscribe(shop, ["checkout_transaction"], { exclude_fields: ["billing_address", "id"] });
    await payByCard(shop.ctx, await givenSession(shop.ctx));
    await shop.loop.tick();
    const [message] = told(shop);
    expect(message?.["transaction"]).not.toHaveProperty("billing_address");
    expect(message?.["transaction"]).toHaveProperty("id");
    expect(message?.["transaction"]).toHaveProperty("items");
  });

  test("is told of a capture beside the session's own callback", async () => {
    const shop = await makeCallbackShop();
    await subscribe(shop, ["checkout_transaction"]);
    const session = await openSession(shop, "?report_event=CAPTURE");
    await payByCard(shop.ctx, session);
    const paymentId = await paymentOf(shop, session);
    const money = { scope: "all", reference: null, request: {}, by: byMerchant } as const;
    await capturePayment(shop.ctx, { ...money, paymentId, amount: 20_000, isFinal: false });
    await shop.loop.tick();
    const hooks = shop.receiver.received.filter((request) => request.path === "/hook");
    expect(
      hooks.map((request) => (JSON.parse(request.body) as { transaction: { status: string } }).transaction.status),
    ).toEqual(["AUTHORIZED", "PARTIALLY_CAPTURED"]);
    expect(shop.receiver.received.filter((request) => request.path.startsWith("/cb"))).toHaveLength(2);
  });

  test("hears of a payer who left without paying only when there was a try", async () => {
    const shop = await makeCallbackShop();
    await subscribe(shop, ["checkout_authorization"]);
    const [quiet, refused] = [await givenSession(shop.ctx), await givenSession(shop.ctx)];
    await leaveSession(shop.ctx, { sessionId: quiet.id, by: byPayer });
    const card = { method: "dintero_psp.creditcard", input: cardInput("4000300000000006") };
    await paySession(shop.ctx, { sessionId: refused.id, ...card, payerIp: null, userAgent: null, requestId: null });
    await leaveSession(shop.ctx, { sessionId: refused.id, by: byPayer });
    await shop.loop.tick();
    expect(told(shop)).toMatchObject([
      { event: "checkout_authorization", transaction: { session_id: refused.id, status: "DECLINED" } },
    ]);
  });
});

test.each([
  ["payment.authorized", 500, ["checkout_transaction", "checkout_authorization"]],
  ["payment.received", 500, ["checkout_transaction", "checkout_authorization"]],
  ["payment.held", 0, ["checkout_transaction"]],
  ["payment.authorization_failed", 0, []],
  ["payment.captured", 500, ["checkout_transaction"]],
  ["payment.capture_failed", 500, []],
  ["payment.refunded", 500, ["checkout_transaction"]],
  ["payment.voided", 500, ["checkout_transaction"]],
  ["payment.ended", 0, ["checkout_authorization"]],
  ["payment.ended", 500, ["checkout_transaction"]],
  ["session.cancelled", 0, []],
])("%s with %i authorized is told as %j", (type, authorized, events) => {
  expect(hookEventsOf(type, authorized)).toEqual(events);
});

test("the schedule has five attempts over less than an hour and a half", () => {
  const minutes = [1, 2, 3, 4, 5].map((number) => (checkoutHookDialect.retryDelayMs(number) ?? 0) / 60_000);
  expect(minutes).toEqual([1, 5, 15, 60, 0]);
  expect(checkoutHookDialect).toMatchObject({ attemptsMax: 5, timeoutMs: 60_000 });
});
