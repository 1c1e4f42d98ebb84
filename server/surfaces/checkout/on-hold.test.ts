import { describe, expect, test } from "vitest";
import { cancelSession } from "../../checkout/cancel-session.service.ts";
import { expireSessions } from "../../checkout/expire-sessions.service.ts";
import { leaveSession } from "../../checkout/leave-session.service.ts";
import { payingStateOf } from "../../checkout/paying-state.service.ts";
import { paySession, type PayResult } from "../../checkout/pay-session.service.ts";
import { findSession } from "../../checkout/read-session.service.ts";
import type { SessionRecord } from "../../checkout/session.record.ts";
import { getPayment } from "../../payments/read-payment.service.ts";
import { reconcileOperations, recoverOpenOperations } from "../../payments/reconcile.service.ts";
import { type CallbackShop, makeCallbackShop, openSession, paymentOf } from "../../testing/callback-shop.ts";
import { byMerchant, byPayer } from "../../testing/payments.ts";
import { findStaleCopy } from "../../verify/stored-copy.service.ts";
import { findUnfounded, findUntold } from "../../verify/outbox.repository.ts";

const dayMs = 86_400_000;

function payReviewed(
  { ctx }: CallbackShop,
  session: SessionRecord,
  choice: "review_approve" | "review_decline",
): Promise<PayResult> {
  const payer = { payerIp: null, userAgent: null, requestId: null };
  const input = { kind: "simulated", choice } as const;
  return paySession(ctx, { sessionId: session.id, method: "collector.invoice", input, ...payer });
}

/** Lets the review end, and the shop be told. */
async function endReview({ ctx, loop }: CallbackShop): Promise<void> {
  ctx.clock.advance(30_000);
  await reconcileOperations(ctx);
  await loop.tick();
}

async function lookAt({ ctx }: CallbackShop, session: SessionRecord) {
  const found = await ctx.store.read((db) => findSession(db, session.id));
  const paymentId = found?.session.payment_id ?? "";
  const { payment } = await getPayment(ctx, { scope: "all", id: paymentId });
  const names = (found?.events ?? []).map(({ name }) => name);
  return { payment: payment.status, session: found?.session.status, events: names };
}

function told({ receiver }: CallbackShop): (string | null)[] {
  return receiver.received.map(({ path }) => new URL(path, receiver.url).searchParams.get("error"));
}

async function expectNoFault({ ctx }: CallbackShop): Promise<void> {
  for (const find of [findStaleCopy, findUnfounded, findUntold]) expect(await ctx.store.read(find)).toBeNull();
}

describe("a payment that the invoice company reviews", () => {
  test("is on hold, sends the payer back as after a success, and tells the shop once", async () => {
    const shop = await makeCallbackShop();
    const session = await openSession(shop);
    const result = await payReviewed(shop, session, "review_approve");
    expect(result).toMatchObject({ state: "on_hold" });
    expect(result).toEqual(await payingStateOf(shop.ctx, session.id));
    expect("return_url" in result && new URL(result.return_url).searchParams.get("error")).toBeNull();
    await shop.loop.tick();
    const transaction_id = await paymentOf(shop, session);
    const [call] = shop.receiver.received;
    expect(Object.fromEntries(new URL(call?.path ?? "", shop.receiver.url).searchParams)).toMatchObject({
      transaction_id,
    });
    expect(await lookAt(shop, session)).toEqual({
      payment: "ON_HOLD",
      session: "on_hold",
      events: ["INITIATED", "ON_HOLD_CALLBACK_SENT"],
    });
    await reconcileOperations(shop.ctx);
    expect(told(shop)).toEqual([null]);
    await expectNoFault(shop);
  });

  test("is authorized when the review ends well, and the shop is called a second time", async () => {
    const shop = await makeCallbackShop();
    const session = await openSession(shop);
    await payReviewed(shop, session, "review_approve");
    await shop.loop.tick();
    await endReview(shop);
    expect(told(shop)).toEqual([null, null]);
    expect(await lookAt(shop, session)).toEqual({
      payment: "AUTHORIZED",
      session: "authorized",
      events: ["INITIATED", "ON_HOLD_CALLBACK_SENT", "AUTHORIZED", "COMPLETED", "AUTH_CALLBACK_SENT"],
    });
    await expectNoFault(shop);
  });

  test.each(["", "?report_error=true"])(
    "fails for good when it ends badly, and the shop hears so with %j",
    async (query) => {
      const shop = await makeCallbackShop();
      const session = await openSession(shop, query);
      await payReviewed(shop, session, "review_decline");
      await shop.loop.tick();
      await endReview(shop);
      expect(told(shop)).toEqual([null, "failed"]);
      expect(await lookAt(shop, session)).toMatchObject({
        payment: "FAILED",
        session: "failed",
        events: ["INITIATED", "ON_HOLD_CALLBACK_SENT", "FAILED"],
      });
      await expectNoFault(shop);
    },
  );

  test("goes on after a restart in the middle of the review", async () => {
    const shop = await makeCallbackShop();
    const session = await openSession(shop);
    await payReviewed(shop, session, "review_approve");
    shop.ctx.clock.advance(1_000);
    await recoverOpenOperations(shop.ctx);
    expect(await reconcileOperations(shop.ctx)).toBe(1);
    expect((await lookAt(shop, session)).payment).toBe("ON_HOLD");
    await endReview(shop);
    expect((await lookAt(shop, session)).payment).toBe("AUTHORIZED");
    await expectNoFault(shop);
  });

  test("can be neither paid again, left, cancelled nor run out of time", async () => {
    const shop = await makeCallbackShop();
    const session = await openSession(shop);
    await payReviewed(shop, session, "review_approve");
    await expect(payReviewed(shop, session, "review_approve")).rejects.toMatchObject({ code: "session_closed" });
    expect(await leaveSession(shop.ctx, { sessionId: session.id, by: byPayer })).toMatchObject({ state: "on_hold" });
    const cancelling = cancelSession(shop.ctx, { scope: "all", sessionId: session.id, by: byMerchant });
    await expect(cancelling).rejects.toMatchObject({ code: "operation_blocked" });
    shop.ctx.clock.advance(2 * dayMs);
    expect(await expireSessions(shop.ctx, shop.ctx.clock.now())).toBe(0);
    expect((await lookAt(shop, session)).session).toBe("on_hold");
  });

  test("tells of a review at once although its capture is automatic, and of the capture when it is there", async () => {
    const shop = await makeCallbackShop();
    const session = await openSession(shop, "", { configuration: { auto_capture: true } });
    await payReviewed(shop, session, "review_approve");
    await shop.loop.tick();
    await endReview(shop);
    expect(told(shop)).toEqual([null]);
    expect((await lookAt(shop, session)).payment).toBe("AUTHORIZED");
  });
});

test("who reviews nothing answers at once", async () => {
  const shop = await makeCallbackShop();
  const session = await openSession(shop);
  const payer = { payerIp: null, userAgent: null, requestId: null };
  const input = { kind: "simulated", choice: "review_approve" } as const;
  const result = await paySession(shop.ctx, { sessionId: session.id, method: "klarna.klarna", input, ...payer });
  expect(result).toMatchObject({ state: "authorized" });
});
