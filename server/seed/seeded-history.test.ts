import { beforeAll, expect, test } from "vitest";
import { paymentEventPayloadSchema } from "../../shared/webhooks/payment-event.schema.ts";
import { createSessionObserver } from "../checkout/session-observer.ts";
import { findSession } from "../checkout/read-session.service.ts";
import { dialects } from "../dialects.ts";
import { derivedColumns } from "../payments/payment-facts.rules.ts";
import { listPayments } from "../payments/list-payments.service.ts";
import { capturePayment, refundPayment } from "../payments/payment.service.ts";
import { getPayment } from "../payments/read-payment.service.ts";
import { reconcileOperations } from "../payments/reconcile.service.ts";
import { presentTransaction } from "../surfaces/checkout/present-transaction.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { byMerchant, givenAccount, testAccountId } from "../testing/payments.ts";
import { runVerify } from "../verify/verify.service.ts";
import { paymentEventRecorder } from "../webhooks/payment-events.ts";
import { seedHistory } from "./seed-history.service.ts";

let ctx: TestContext;

beforeAll(async () => {
  ctx = await makeTestContext({ dialects });
  ctx.paymentObservers = [createSessionObserver(ctx), paymentEventRecorder(ctx)];
  await givenAccount(ctx);
  await seedHistory(ctx, { accountId: testAccountId, payments: 900, seed: "read", until: ctx.clock.now() });
});

async function newest(filters: Readonly<Record<string, readonly string[]>>, limit = 100) {
  const sort = { column: "created_at", descending: true };
  const request = { q: null, sort, limit, cursor: null, filters: { anyOf: filters, range: {} } };
  return (await listPayments(ctx, "all", request)).data;
}

test("services read what was seeded as if they had written it", async () => {
  for (const { id } of await newest({})) {
    const found = await getPayment(ctx, { scope: "all", id });
    expect(found.payment).toMatchObject(derivedColumns(found.operations));
    const transaction = presentTransaction(found);
    expect(transaction["items"]).not.toHaveLength(0);
    const session = await ctx.store.read((db) => findSession(db, found.payment.session_id ?? ""));
    expect(session?.session.payment_id).toBe(id);
    expect(session?.events[0]?.name).toBe("INITIATED");
  }
});

test("every seeded event of a payment carries the payload that dialects parse", async () => {
  const events = await ctx.store.read((db) =>
    db.selectFrom("event").select("payload").where("subject_type", "=", "payment").execute(),
  );
  expect(events.length).toBeGreaterThan(300);
  for (const { payload } of events) paymentEventPayloadSchema.parse(JSON.parse(payload));
});

test("a seeded order is found by its number, its buyer and the last digits of the card", async () => {
  const [payment] = await newest({ method: ["dintero_psp.creditcard"], status: ["CAPTURED"] }, 1);
  const words = [payment?.merchant_reference, payment?.payer.email, payment?.instrument?.shown?.last4];
  for (const q of words) {
    const sort = { column: "created_at", descending: true };
    const request = { q: q ?? "", sort, limit: 100, cursor: null, filters: { anyOf: {}, range: {} } };
    const { data } = await listPayments(ctx, "all", request);
    expect(data.map((found) => found.id)).toContain(payment?.id);
  }
});

test("seeded payments go on living: captured, refunded and reconciled like any other, and verify holds", async () => {
  const common = { scope: "all", reference: null, request: {}, by: byMerchant } as const;
  const cards = await newest({ status: ["AUTHORIZED"], method: ["dintero_psp.creditcard"] });
  const isLive = (expiresAt: string | null) => expiresAt !== null && expiresAt > ctx.clock.now();
  const open = cards.find(
    (payment) => payment.instrument?.gatewayToken === "sandbox:card" && isLive(payment.authorization_expires_at),
  );
  const paymentId = open?.id ?? "";
  const captured = await capturePayment(ctx, { ...common, paymentId, amount: open?.amount ?? 0, isFinal: false });
  expect(captured.payment.status).toBe("CAPTURED");
  const refunded = await refundPayment(ctx, { ...common, paymentId, amount: 100, reason: "other", note: "test" });
  expect(refunded.payment.status).toBe("PARTIALLY_REFUNDED");

  ctx.clock.advance(5_000);
  expect(await reconcileOperations(ctx)).toBe(2);
  expect(await newest({ status: ["UNKNOWN"] })).toEqual([]);
  expect((await runVerify(ctx)).invariants.filter((invariant) => !invariant.ok)).toEqual([]);
  const waiting = await ctx.store.read((db) =>
    db
      .selectFrom("delivery")
      .select("url")
      .where("state", "=", "pending")
      .where("url", "not like", "%report_event%")
      .execute(),
  );
  expect(waiting).toEqual([]);
});
