import { beforeAll, expect, test } from "vitest";
import { type Report, reportSchema } from "../../../shared/metrics/report.schema.ts";
import { rateOf } from "../../../shared/metrics/report-rates.ts";
import { addMerchant } from "../../accounts/account.service.ts";
import { visitSession } from "../../checkout/change-session.service.ts";
import { createSessionObserver } from "../../checkout/session-observer.ts";
import { foldPaymentRollups } from "../../metrics/fold-rollups.service.ts";
import { capturePayment, refundPayment } from "../../payments/payment.service.ts";
import { startBackoffice, type BackofficeClient } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { byMerchant, givenAuthorizedPayment, testAccountId } from "../../testing/payments.ts";
import { givenSession, givenShop, payByCard } from "../../testing/sessions.ts";
import { createOrder } from "../../transfers/create-order.service.ts";
import { expireOrders } from "../../transfers/end-order.service.ts";
import { matchTransfers } from "../../transfers/match-transfers.service.ts";
import { receiveTransfer } from "../../transfers/receive-transfer.service.ts";
import { findMiscountedPayments } from "../../verify/payment-rollups.repository.ts";

const hourMs = 3_600_000;
let ctx: TestContext;
let viewer: BackofficeClient;
let staffId: string;

const merchantId = "norte";
const cuit = "20301234563";

function givenOrder(reference: string, expiresAfter: number | null) {
  return createOrder(ctx, {
    ...{ accountId: testAccountId, merchantId, method: "bank_transfer", amount: 2_450_75, externalId: reference },
    payer: { name: "Inés Roldán", email: null, phone: null },
    document: { type: "CUIT", number: cuit },
    ...{ metadata: null, expiresAfter, expiration: null, allowsOverUnder: false, successUrl: null, cancelUrl: null },
    by: byMerchant,
  });
}

async function givenTransfer(bankTrxId: string, amount: number, reference: string | null): Promise<void> {
  await receiveTransfer(ctx, {
    ...{ accountId: testAccountId, merchantId, currency: "ARS", amount, reference, isByCode: false, bankTrxId },
    ...{ payerDocument: reference === null ? null : cuit, payerName: "Inés Roldán", payerAccount: null },
  });
  await matchTransfers(ctx);
}

// On 2 March 500.00 and 200.00 NOK are reserved and three payers refused; two hours later 300.00 are taken. A day later
// 100.00 and 30.00 go back. In pesos one order is paid after a minute, one expires, and 10.00 find no order.
beforeAll(async () => {
  ctx = await makeTestContext();
  ctx.paymentObservers = [createSessionObserver(ctx)];
  await givenShop(ctx);
  await addMerchant(ctx, { accountId: testAccountId, id: merchantId });
  const backoffice = await startBackoffice(ctx);
  const finance = await backoffice.signedIn("finance");
  staffId = ((await finance.get("/session")).json as { staff: { id: string } }).staff.id;
  const { payment } = await givenAuthorizedPayment(ctx, { amount: 500_00 });
  await givenAuthorizedPayment(ctx, { amount: 200_00 });
  for (const card of ["4000300000000006", "4242424242424242", "4100000000000076"])
    await givenAuthorizedPayment(ctx, { card });
  ctx.clock.advance(2 * hourMs);
  const asked = { scope: "all", paymentId: payment.id, reference: null, request: {}, by: byMerchant } as const;
  await capturePayment(ctx, { ...asked, amount: 300_00, isFinal: false });
  ctx.clock.advance(24 * hourMs);
  await refundPayment(ctx, { ...asked, amount: 100_00, reason: "goods_returned", note: null });
  const by = { actor: { type: "staff", id: staffId }, requestId: null } as const;
  await refundPayment(ctx, { ...asked, by, amount: 30_00, reason: "duplicate", note: null });
  const paid = await givenOrder("PED-1", null);
  await givenOrder("PED-2", hourMs / 1_000);
  ctx.clock.advance(60_000);
  await givenTransfer("bank-1", 2_450_75, paid.order.reference);
  await givenTransfer("bank-2", 10_00, null);
  ctx.clock.advance(2 * hourMs);
  await expireOrders(ctx);
  viewer = await backoffice.signedIn("viewer");
});

async function read(report: Report) {
  const days = { from: "2026-03-02", to: "2026-03-03", zone: "UTC" };
  const { status, json, text } = await viewer.get(
    `/metrics/reports?${new URLSearchParams({ ...days, report }).toString()}`,
  );
  expect(status, text).toBe(200);
  return reportSchema.parse(json);
}

async function nokOf(report: Report) {
  const { currencies } = await read(report);
  const nok = currencies.find(({ currency }) => currency === "NOK");
  if (nok === undefined) throw new Error("There are figures in NOK");
  return nok;
}

test("refused payments are told by reason, beside those that reached the gateway", async () => {
  const { totals, rankings } = await nokOf("declines");
  expect(totals.counts).toMatchObject({ reached: { n: 5 }, refused: { n: 3, amount: 1_500_00 } });
  expect(rateOf(totals, "refusal")).toEqual({ numerator: 3, denominator: 5, n: 5 });
  expect(rankings.refused).toMatchObject([
    { key: "FAILED_VERIFICATION", keys: 1, n: 2, amount: 1_000_00, compared: { n: 0 } },
    { key: "ADDITIONAL_VERIFICATION_REQUIRED", keys: 1, n: 1, amount: 500_00 },
  ]);
});

test("what was captured is a share of what was reserved on the same day", async () => {
  const { totals, buckets } = await nokOf("captures");
  expect(rateOf(totals, "capture")).toEqual({ numerator: 300_00, denominator: 700_00, n: 2 });
  // Two hours are in the bucket of more than 6,300 and up to 8,000 seconds.
  expect(totals.length).toEqual({ count: 1, p50_ms: 8_000_000, p90_ms: 8_000_000 });
  expect(buckets.findLast(({ counts }) => (counts.reserved?.n ?? 0) > 0)?.counts.reserved_taken).toEqual({
    ...{ n: 1, amount: 300_00 },
  });
});

test("refunds are a share of the captures of their own time and of the captures that they undo", async () => {
  const { totals, buckets, rankings } = await nokOf("refunds");
  expect(rateOf(totals, "refund_by_refund")).toEqual({ numerator: 130_00, denominator: 300_00, n: 1 });
  expect(rateOf(totals, "refund_by_capture")).toEqual({ numerator: 130_00, denominator: 300_00, n: 1 });
  const captured = buckets.find(({ counts }) => counts.captured?.n === 1);
  expect(captured?.counts).toMatchObject({ refunded: { amount: 0 }, taken_refunded: { amount: 130_00 } });
  expect(rankings.refund_reason).toMatchObject([
    { key: "goods_returned", n: 1, amount: 100_00 },
    { key: "duplicate", n: 1, amount: 30_00 },
  ]);
  expect(rankings.refund_person).toMatchObject([
    { key: "merchant", name: null, amount: 100_00 },
    { key: staffId, name: "Somebody in finance", amount: 30_00 },
  ]);
});

test("transfers are told by method: how long they took, what expired, and what found no order", async () => {
  const { currencies, unmatched } = await read("transfers");
  // A minute is in the bucket of more than 50 and up to 63 seconds.
  const figures = {
    counts: { transfer_created: { n: 2, amount: 4_901_50 }, transfer_expired: { n: 1, amount: 2_450_75 } },
    length: { count: 1, p50_ms: 63_000, p90_ms: 63_000 },
  };
  expect(currencies).toMatchObject([
    { currency: "ARS", totals: figures, methods: [{ method: "bank_transfer", totals: figures }] },
  ]);
  expect(unmatched).toEqual([{ currency: "ARS", transfers: 1, amount: 10_00 }]);
});

test("the checkout counts sessions alone, without money", async () => {
  expect((await read("checkout")).currencies).toEqual([]);
  const opened = await givenSession(ctx);
  await visitSession(ctx, { sessionId: opened.id, ip: null, userAgent: null, requestId: null });
  await payByCard(ctx, await givenSession(ctx));
  const [all, ...others] = (await read("checkout")).currencies;
  expect(others).toEqual([]);
  expect(all).toMatchObject({ currency: "XXX", totals: { counts: { session_created: { n: 2, amount: 0 } } } });
  expect(all?.totals.counts).toMatchObject({ session_opened: { n: 2 }, session_authorized: { n: 1 } });
});

test("the files have the counts behind each table", async () => {
  const lines = async (query: Readonly<Record<string, string>>) => {
    const days = { from: "2026-03-02", to: "2026-03-03", zone: "UTC", currency: "NOK" };
    const { text } = await viewer.get(`/metrics/reports.csv?${new URLSearchParams({ ...days, ...query }).toString()}`);
    return text.trim().replace("\uFEFF", "").split("\r\n");
  };
  const reasons = await lines({ report: "refunds", table: "refund_reason" });
  expect(reasons).toEqual([
    "refund_reason,name,currency,n,amount_minor,amount,n_before,amount_minor_before,amount_before",
    "goods_returned,,NOK,1,10000,100.00,0,0,0.00",
    "duplicate,,NOK,1,3000,30.00,0,0,0.00",
  ]);
  const captures = await lines({ report: "captures", table: "by_time" });
  expect(captures[0]).toContain("reserved,reserved_amount_minor,reserved_amount,reserved_taken,");
  expect(captures.join("\n")).toContain(",NOK,2,70000,700.00,1,30000,300.00,0,,\n");
  expect(captures.join("\n")).toContain(",NOK,0,0,0.00,0,0,0.00,1,8000000,8000000\n");
  const methods = await lines({ report: "transfers", table: "methods", currency: "ARS" });
  expect(methods[1]).toContain("bank_transfer,ARS,2,490150,4901.50,1,245075,2450.75,1,63000,63000,0,");
  const steps = await lines({ report: "checkout", table: "steps", currency: "XXX" });
  expect(steps[1]).toMatch(/^session_created,\d+,0$/);
});

test("the figures are the same once they are folded, and verify finds the same facts", async () => {
  const before = await read("refunds");
  while (await foldPaymentRollups(ctx)) continue;
  expect(await read("refunds")).toEqual(before);
  expect(await ctx.store.read(findMiscountedPayments)).toBeNull();
});
