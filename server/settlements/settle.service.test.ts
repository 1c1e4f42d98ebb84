import { beforeEach, expect, test } from "vitest";
import { settlementStatus } from "../../shared/payments/settlement-status.ts";
import { systemActor } from "../audit/system-actor.ts";
import { capturePayment, refundPayment } from "../payments/payment.service.ts";
import { dialects } from "../dialects.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { byMerchant, givenAccount, givenAuthorizedPayment, testAccountId } from "../testing/payments.ts";
import { runVerify } from "../verify/verify.service.ts";
import { paymentEventRecorder } from "../webhooks/payment-events.ts";
import { settleNight } from "./nightly.service.ts";
import { getSettlement, listMerchantSettlements, settledOperationsOf } from "./read-settlement.service.ts";
import { reconcile } from "./reconcile.service.ts";
import { generateTestReport, settleAccount } from "./settle.service.ts";

const by = systemActor("test");
let ctx: TestContext;

beforeEach(async () => {
  ctx = await makeTestContext({ dialects });
  ctx.paymentObservers = [paymentEventRecorder(ctx)];
  await givenAccount(ctx);
});

async function givenCaptured(amount: number, captured = amount, method?: string): Promise<string> {
  const { payment } = await givenAuthorizedPayment(ctx, { amount, ...(method === undefined ? {} : { method }) });
  const command = { scope: "all" as const, paymentId: payment.id, by: byMerchant, reference: null, request: {} };
  await capturePayment(ctx, { ...command, amount: captured, isFinal: false });
  return payment.id;
}

async function refund(paymentId: string, amount: number): Promise<void> {
  const command = { scope: "all" as const, paymentId, by: byMerchant, reference: null, request: {} };
  await refundPayment(ctx, { ...command, amount, reason: "other", note: null });
}

const settleNow = () =>
  settleAccount(ctx, { accountId: testAccountId, until: "2999-01-01T00:00:00.000Z", cause: "on_demand", by });

async function statusOf(paymentId: string) {
  const { settled, operations } = await ctx.store.read(async (db) => ({
    settled: await settledOperationsOf(db, [paymentId]),
    operations: await db
      .selectFrom("operation")
      .select(["id", "kind", "state"])
      .where("payment_id", "=", paymentId)
      .execute(),
  }));
  const states = (settled.get(paymentId) ?? []).map((row) => [row.operationId, row.paymentStatus] as const);
  return settlementStatus(operations, new Map(states));
}

test("a settlement pays captures minus fees and says which payments they were", async () => {
  const paymentId = await givenCaptured(50_000);
  expect(await statusOf(paymentId)).toBe("NOT_SETTLED");
  const [made, ...others] = await settleNow();
  expect(others).toEqual([]);
  expect(made).toMatchObject({ capture: 50_000, refund: 0, fee: 1_000, amount: 49_000, payout: 49_000 });
  expect(made).toMatchObject({ provider: "dintero_psp", currency: "NOK", payment_status: "paid", line_count: 1 });
  const { lines } = await getSettlement(ctx, { scope: "all", id: made?.id ?? "" });
  expect(lines).toMatchObject([{ paymentId, capture: 50_000, refund: 0, fee: 1_000, merchantReference: "A-1001" }]);
  expect(await statusOf(paymentId)).toBe("SETTLED");
});

test("nothing is settled twice", async () => {
  await givenCaptured(50_000);
  await settleNow();
  expect(await settleNow()).toEqual([]);
});

test("more given back than taken is postponed until later sales make up for it", async () => {
  const first = await givenCaptured(10_000);
  await settleNow();
  await refund(first, 10_000);
  const [postponed] = await settleNow();
  expect(postponed).toMatchObject({ amount: -10_000, payout: 0, payment_status: "postponed" });
  expect(await statusOf(first)).toBe("PARTIALLY_SETTLED");

  await givenCaptured(5_000);
  const [notEnough] = await settleNow();
  expect(notEnough).toMatchObject({ amount: 4_900, carried: -10_000, payout: 0, payment_status: "postponed" });

  await givenCaptured(20_000);
  const [enough] = await settleNow();
  expect(enough).toMatchObject({ amount: 19_600, carried: -5_100, payout: 14_500, payment_status: "paid" });
  const covered = await getSettlement(ctx, { scope: "all", id: postponed?.id ?? "" });
  expect(covered.settlement).toMatchObject({ payment_status: "paid", covered_by: enough?.id });
  expect(await statusOf(first)).toBe("SETTLED");
  expect((await runVerify(ctx)).invariants.find(({ id }) => id === "I15")).toMatchObject({ ok: true });
});

test("the night settles what was posted before its day and leaves today alone", async () => {
  const yesterdays = await givenCaptured(10_000);
  ctx.clock.advance(86_400_000);
  const todays = await givenCaptured(10_000);
  expect(await settleNight(ctx, ctx.clock.now())).toBe(1);
  expect(await settleNight(ctx, ctx.clock.now())).toBe(0);
  expect(await statusOf(yesterdays)).toBe("SETTLED");
  expect(await statusOf(todays)).toBe("NOT_SETTLED");
});

test("providers and currencies are settled apart", async () => {
  await givenCaptured(10_000);
  await givenCaptured(10_000, 10_000, "klarna.klarna");
  const made = await settleNow();
  expect(made.map((settlement) => settlement.provider).toSorted()).toEqual(["dintero_psp", "klarna"]);
});

test("a test report settles the chosen payments, and never what was settled before", async () => {
  const chosen = await givenCaptured(10_000);
  const other = await givenCaptured(20_000);
  const [made] = await generateTestReport(ctx, { accountId: testAccountId, paymentIds: [chosen], by });
  expect(made).toMatchObject({ capture: 10_000, cause: "test" });
  expect(made?.provider_reference).toMatch(/^TEST-/);
  expect(await generateTestReport(ctx, { accountId: testAccountId, paymentIds: [chosen], by })).toEqual([]);
  expect(await statusOf(other)).toBe("NOT_SETTLED");
});

test("a test report without a wish covers the last seven days", async () => {
  const old = await givenCaptured(10_000);
  ctx.clock.advance(8 * 86_400_000);
  await givenCaptured(20_000);
  const made = await generateTestReport(ctx, { accountId: testAccountId, by });
  expect(made).toMatchObject([{ capture: 20_000 }]);
  expect(await statusOf(old)).toBe("NOT_SETTLED");
});

test("a live account gets no test report", async () => {
  await givenAccount(ctx, "P00000001");
  await expect(generateTestReport(ctx, { accountId: "P00000001", by })).rejects.toMatchObject({
    code: "validation_failed",
  });
});

test("a settlement is told to whoever listens, once", async () => {
  await givenCaptured(10_000);
  const [made] = await settleNow();
  const events = await ctx.store.read((db) =>
    db.selectFrom("event").select(["type", "subject_id"]).where("subject_type", "=", "settlement").execute(),
  );
  expect(events).toEqual([{ type: "settlement.added", subject_id: made?.id }]);
});

test("a merchant walks its settlements without missing one", async () => {
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) {
    await givenCaptured(10_000);
    ids.unshift((await settleNow())[0]?.id ?? "");
  }
  const query = { accountId: testAccountId, settledAt: {}, itemsAt: {}, providers: [], search: null, limit: 2 };
  const walked: string[] = [];
  let after: string | null = null;
  for (;;) {
    const page = await listMerchantSettlements(ctx, { ...query, after });
    walked.push(...page.data.map((settlement) => settlement.id));
    after = walked.at(-1) ?? null;
    if (!page.hasMore) break;
  }
  expect(walked).toEqual(ids);
});

test("a settlement agrees with the ledger, and says where it does not", async () => {
  const paymentId = await givenCaptured(50_000, 30_000);
  await refund(paymentId, 10_000);
  const [made] = await settleNow();
  const key = { scope: "all" as const, id: made?.id ?? "" };
  expect(await reconcile(ctx, key)).toMatchObject({ ok: true, differences: [] });

  await ctx.store.write((trx) =>
    trx.updateTable("settlement_line").set({ capture: 29_000 }).where("capture", ">", 0).execute(),
  );
  const found = await reconcile(ctx, key);
  expect(found.ok).toBe(false);
  expect(found.differences).toMatchObject([
    { code: "other_amount", payment_id: paymentId, settled: 29_000, ledger: 30_000 },
  ]);
  expect(found.checks.filter((check) => !check.ok).map((check) => check.id)).toEqual([
    "captures",
    "amount",
    "lines_match_ledger",
  ]);
  expect((await runVerify(ctx)).invariants.filter((report) => !report.ok).map((report) => report.id)).toEqual(["I15"]);
});
