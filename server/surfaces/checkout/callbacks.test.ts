import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { cancelSession } from "../../checkout/cancel-session.service.ts";
import { leaveSession } from "../../checkout/leave-session.service.ts";
import { paySession } from "../../checkout/pay-session.service.ts";
import { findSession } from "../../checkout/read-session.service.ts";
import type { SessionRecord } from "../../checkout/session.record.ts";
import { capturePayment, refundPayment, voidPayment } from "../../payments/payment.service.ts";
import { reconcileOperations } from "../../payments/reconcile.service.ts";
import { type CallbackShop, makeCallbackShop, openSession, paymentOf } from "../../testing/callback-shop.ts";
import { byTest } from "../../testing/endpoints.ts";
import { byMerchant, byPayer, cardInput, testAccountId } from "../../testing/payments.ts";
import { answering, type Receiver } from "../../testing/receiver.ts";
import { givenSession, payByCard } from "../../testing/sessions.ts";
import { deliveriesOf } from "../../webhooks/read-delivery.service.ts";
import { callbackCatalogue } from "./callback-catalogue.ts";
import { wireUuid } from "./event-id.ts";
import { createSigningSecret, readSigningSecret } from "./signing-secret.ts";

async function eventNames({ ctx }: CallbackShop, session: SessionRecord): Promise<string[]> {
  const found = await ctx.store.read((db) => findSession(db, session.id));
  return (found?.events ?? []).map((event) => event.name);
}

async function tryCard({ ctx }: CallbackShop, session: SessionRecord, number: string): Promise<void> {
  const payer = { payerIp: null, userAgent: null, requestId: null };
  await paySession(ctx, {
    sessionId: session.id,
    method: "dintero_psp.creditcard",
    input: cardInput(number),
    ...payer,
  });
}

function queriesOf(receiver: Receiver): Record<string, string>[] {
  return receiver.received.map((request) => Object.fromEntries(new URL(request.path, receiver.url).searchParams));
}

const money = { scope: "all", reference: null, request: {}, by: byMerchant } as const;

describe("when a session is paid", () => {
  test("the shop gets one GET with the transaction, the session and its own query", async () => {
    const shop = await makeCallbackShop();
    const session = await openSession(shop, "?order=7");
    await payByCard(shop.ctx, session);
    await shop.loop.tick();
    expect(queriesOf(shop.receiver)).toEqual([
      {
        order: "7",
        transaction_id: await paymentOf(shop, session),
        session_id: session.id,
        merchant_reference: "A-1001",
        time: shop.ctx.clock.now(),
      },
    ]);
    const [request] = shop.receiver.received;
    expect(request).toMatchObject({ method: "GET", body: "" });
    expect(request?.headers["event-delivery"]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(request?.headers).not.toHaveProperty("dintero-signature");
  });

  test("the session says that the shop was told, also when the shop did not listen", async () => {
    const shop = await makeCallbackShop(answering(500));
    const session = await openSession(shop);
    await payByCard(shop.ctx, session);
    expect(await eventNames(shop, session)).not.toContain("AUTH_CALLBACK_SENT");
    await shop.loop.tick();
    shop.ctx.clock.advance(60_000);
    await shop.loop.tick();
    expect(shop.receiver.received).toHaveLength(2);
    expect((await eventNames(shop, session)).filter((name) => name === "AUTH_CALLBACK_SENT")).toHaveLength(1);
    const found = await shop.ctx.store.read((db) => findSession(db, session.id));
    const [operation] = await shop.ctx.store.read((db) => db.selectFrom("operation").select("id").execute());
    expect(found?.events.at(-1)?.details).toEqual({ transaction_event_id: wireUuid(operation?.id ?? "") });
  });

  test("with method=POST the body is the transaction, and the session when it is wished for", async () => {
    const shop = await makeCallbackShop();
    const session = await openSession(shop, "?method=POST&includes=session");
    await payByCard(shop.ctx, session);
    await shop.loop.tick();
    const [request] = shop.receiver.received;
    expect(request).toMatchObject({ method: "POST" });
    expect(request?.headers["content-type"]).toBe("application/json");
    const body = JSON.parse(request?.body ?? "") as Record<string, unknown>;
    expect(body).toMatchObject({
      status: "AUTHORIZED",
      amount: 50_000,
      session_id: session.id,
      session: { id: session.id },
    });
    const described = callbackCatalogue.find(({ type }) => type === "payment.authorized")?.body;
    expect(described?.parse(body)).toEqual(body);
  });

  test("with a secret the call carries a signature that the shop can check", async () => {
    const shop = await makeCallbackShop();
    const secret = await createSigningSecret(shop.ctx, testAccountId, byTest);
    expect(await readSigningSecret(shop.ctx, testAccountId)).toBe(secret);
    const audited = await shop.ctx.store.read((db) =>
      db
        .selectFrom("audit_entry")
        .select(["action", "details"])
        .where("object_type", "=", "webhook_endpoint")
        .execute(),
    );
    expect(audited.map(({ action }) => action)).toEqual(["webhook_endpoint.secret_rotated"]);
    expect(JSON.stringify(audited)).not.toContain(secret);
    await payByCard(shop.ctx, await openSession(shop, "?b=two%20words&a=1"));
    await shop.loop.tick();
    const [request] = shop.receiver.received;
    const [, seconds = "", digest] =
      /^t=(\d+),v0-hmac-sha256=([0-9a-f]{64})$/.exec(String(request?.headers["dintero-signature"])) ?? [];
    expect(Number(seconds) * 1000).toBe(Date.parse(shop.ctx.clock.now()));
    const pairs = [...new URL(request?.path ?? "", shop.receiver.url).searchParams].sort(([one], [other]) =>
      one < other ? -1 : 1,
    );
    const query = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%20", "+")}`).join("&");
    const text = [seconds, testAccountId, "GET", "127.0.0.1", "/cb", query].join("\n");
    expect(digest).toBe(createHmac("sha256", secret).update(text).digest("hex"));
  });

  test("a delay holds the first call back", async () => {
    const shop = await makeCallbackShop();
    await payByCard(shop.ctx, await openSession(shop, "?delay_callback=300"));
    await shop.loop.tick();
    shop.ctx.clock.advance(59_999);
    await shop.loop.tick();
    expect(shop.receiver.received).toHaveLength(0);
    shop.ctx.clock.advance(1);
    await shop.loop.tick();
    expect(shop.receiver.received).toHaveLength(1);
  });

  test("without a callback address nobody is called", async () => {
    const shop = await makeCallbackShop();
    const session = await givenSession(shop.ctx);
    await payByCard(shop.ctx, session);
    await shop.loop.tick();
    const paymentId = await paymentOf(shop, session);
    expect(await shop.ctx.store.read((db) => deliveriesOf(db, shop.ctx, [paymentId]))).toEqual([]);
  });

  test("with automatic capture the call waits for the capture and shows it", async () => {
    const shop = await makeCallbackShop();
    const session = await openSession(shop, "?method=POST", { configuration: { auto_capture: true } });
    await payByCard(shop.ctx, session);
    await shop.loop.tick();
    expect(shop.receiver.received).toHaveLength(1);
    expect(JSON.parse(shop.receiver.received[0]?.body ?? "")).toMatchObject({ status: "CAPTURED" });
    expect(await eventNames(shop, session)).toContain("AUTH_CALLBACK_SENT");
  });

  test("with automatic capture nobody is called before one succeeds, and a final one by hand calls once", async () => {
    const shop = await makeCallbackShop();
    const session = await openSession(shop, "", { configuration: { auto_capture: true } });
    await tryCard(shop, session, "4100000000000035");
    shop.ctx.clock.advance(2_000);
    await reconcileOperations(shop.ctx);
    await shop.loop.tick();
    expect(shop.receiver.received).toHaveLength(0);
    const paymentId = await paymentOf(shop, session);
    await capturePayment(shop.ctx, { ...money, paymentId, amount: 20_000, isFinal: true });
    await shop.loop.tick();
    expect(shop.receiver.received).toHaveLength(1);
  });
});

describe("later operations", () => {
  test("are told where the address asks for them, each with its event and the event's id", async () => {
    const shop = await makeCallbackShop();
    const session = await openSession(shop, "?report_event=CAPTURE&report_event=REFUND&sid_parameter_name=sid");
    await payByCard(shop.ctx, session);
    const paymentId = await paymentOf(shop, session);
    const captured = await capturePayment(shop.ctx, { ...money, paymentId, amount: 20_000, isFinal: false });
    const refunded = await refundPayment(shop.ctx, { ...money, paymentId, amount: 5_000, reason: null, note: null });
    await shop.loop.tick();
    const calls = queriesOf(shop.receiver).sort((one, other) =>
      (one["event"] ?? "").localeCompare(other["event"] ?? ""),
    );
    expect(calls.map((call) => [call["event"], call["event_id"], call["sid"]])).toEqual([
      [undefined, undefined, session.id],
      ["CAPTURE", wireUuid(captured.operation.id), session.id],
      ["REFUND", wireUuid(refunded.operation.id), session.id],
    ]);
  });

  test("are not told where it does not", async () => {
    const shop = await makeCallbackShop();
    const session = await openSession(shop);
    await payByCard(shop.ctx, session);
    await voidPayment(shop.ctx, {
      scope: "all",
      paymentId: await paymentOf(shop, session),
      reason: null,
      note: null,
      by: byMerchant,
    });
    await shop.loop.tick();
    expect(shop.receiver.received).toHaveLength(1);
  });
});

describe("when nobody pays", () => {
  test("a payer who leaves before trying is told as cancelled, without a transaction", async () => {
    const shop = await makeCallbackShop();
    const session = await openSession(shop, "?report_error=true&method=POST");
    await leaveSession(shop.ctx, { sessionId: session.id, by: byPayer });
    await shop.loop.tick();
    expect(queriesOf(shop.receiver)).toEqual([
      {
        report_error: "true",
        method: "POST",
        session_id: session.id,
        merchant_reference: "A-1001",
        error: "cancelled",
      },
    ]);
    expect(shop.receiver.received[0]).toMatchObject({ method: "POST", body: "" });
  });

  test("a payer who leaves after failing to prove who they are is told as a failed authorization", async () => {
    const shop = await makeCallbackShop();
    const session = await openSession(shop, "?report_error=true");
    await tryCard(shop, session, "4000300000000006");
    await shop.loop.tick();
    expect(shop.receiver.received).toHaveLength(0);
    await leaveSession(shop.ctx, { sessionId: session.id, by: byPayer });
    await shop.loop.tick();
    const transaction_id = await paymentOf(shop, session);
    expect(queriesOf(shop.receiver)).toMatchObject([{ error: "authorization", transaction_id }]);
  });

  test("an authorization that turns out to have failed is told as failed", async () => {
    const shop = await makeCallbackShop();
    const session = await openSession(shop, "?report_error=true");
    await tryCard(shop, session, "4100000000000001");
    shop.ctx.clock.advance(60_000);
    await reconcileOperations(shop.ctx);
    await shop.loop.tick();
    expect(queriesOf(shop.receiver)).toMatchObject([
      { error: "failed", transaction_id: await paymentOf(shop, session) },
    ]);
  });

  test("nobody is called where errors are not asked for", async () => {
    const shop = await makeCallbackShop();
    const session = await openSession(shop);
    await leaveSession(shop.ctx, { sessionId: session.id, by: byPayer });
    await cancelSession(shop.ctx, { scope: "all", sessionId: session.id, by: byMerchant });
    await shop.loop.tick();
    expect(shop.receiver.received).toHaveLength(0);
  });
});
