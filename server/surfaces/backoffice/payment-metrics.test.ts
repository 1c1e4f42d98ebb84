import { beforeAll, expect, test } from "vitest";
import { addAccount } from "../../accounts/account.service.ts";
import { openMoneySchema, paymentMetricsSchema } from "../../../shared/metrics/payment-metrics.schema.ts";
import { foldPaymentRollups } from "../../metrics/fold-rollups.service.ts";
import { capturePayment, refundPayment } from "../../payments/payment.service.ts";
import { startBackoffice, type BackofficeClient } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { byMerchant, givenAccount, givenAuthorizedPayment, testAccountId } from "../../testing/payments.ts";

const asked = { scope: "all", reference: null, request: {}, by: byMerchant } as const;
const dayMs = 86_400_000;
let ctx: TestContext;
let viewer: BackofficeClient;
let otherAccount: string;

async function givenCapture(currency: string, amount: number): Promise<string> {
  const { payment } = await givenAuthorizedPayment(ctx, { currency, amount });
  await capturePayment(ctx, { ...asked, paymentId: payment.id, amount, isFinal: false });
  return payment.id;
}

// Yesterday 100.00 NOK are captured, today 250.00 NOK and 40.00 EUR; 30.00 NOK go back, 60.00 NOK are only reserved.
beforeAll(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  otherAccount = (await addAccount(ctx, { name: "Elsewhere", kind: "sandbox" })).account_id;
  await givenCapture("NOK", 100_00);
  // An hour later in the day, so that the hour of yesterday's capture has passed.
  ctx.clock.advance(dayMs + 3_600_000);
  const id = await givenCapture("NOK", 250_00);
  await givenCapture("EUR", 40_00);
  await refundPayment(ctx, { ...asked, paymentId: id, amount: 30_00, reason: "goods_returned", note: null });
  await givenAuthorizedPayment(ctx, { currency: "NOK", amount: 60_00 });
  viewer = await (await startBackoffice(ctx)).signedIn("viewer");
});

async function metricsOf(query: Readonly<Record<string, string>> = {}) {
  const day = { from: "2026-03-03", to: "2026-03-03", zone: "UTC" };
  const { status, json, text } = await viewer.get(
    `/metrics/payments?${new URLSearchParams({ ...day, ...query }).toString()}`,
  );
  expect(status, text).toBe(200);
  return paymentMetricsSchema.parse(json);
}

test("each currency has its own figures, beside the day before, and the last hour is running", async () => {
  const { currencies, buckets } = await metricsOf();
  expect(currencies.map(({ currency }) => currency)).toEqual(["EUR", "NOK"]);
  const nok = currencies[1];
  expect(nok?.totals).toMatchObject({
    created: { n: 2 },
    tried: { n: 2, amount: 310_00 },
    approved: { n: 2, amount: 310_00 },
    authorized: { n: 2, amount: 310_00 },
    captured: { n: 1, amount: 250_00 },
    refunded: { n: 1, amount: 30_00 },
  });
  expect(nok?.compared.captured).toEqual({ n: 1, amount: 100_00 });
  expect(buckets.at(-1)?.is_running).toBe(true);
  expect(nok?.buckets.at(-1)?.captured).toEqual({ n: 1, amount: 250_00 });
  expect(nok?.buckets[0]?.captured).toEqual({ n: 0, amount: 0 });
});

test("the figures are the same before and after what was appended is folded", async () => {
  const before = await metricsOf();
  while (await foldPaymentRollups(ctx)) continue;
  expect(await metricsOf()).toEqual(before);
  expect(await ctx.store.read((db) => db.selectFrom("payment_rollup_delta").selectAll().execute())).toEqual([]);
});

test("days begin at midnight in the zone, and a week before is compared with itself", async () => {
  const { buckets, range } = await metricsOf({ from: "2026-03-01", zone: "America/Sao_Paulo" });
  expect([range.unit, buckets.length, buckets[0]?.starts_at]).toEqual(["day", 3, "2026-03-01T03:00:00.000Z"]);
  const { compared } = await metricsOf({ compare: "week_before" });
  expect(compared.starts_at).toBe("2026-02-24T00:00:00.000Z");
});

test("another account has nothing of it", async () => {
  expect((await metricsOf({ account: otherAccount })).currencies).toEqual([]);
  const narrow = await (await startBackoffice(ctx)).signedIn("viewer", [otherAccount]);
  const query = new URLSearchParams({ from: "2026-03-03", to: "2026-03-03", zone: "UTC", account: testAccountId });
  expect(
    paymentMetricsSchema.parse((await narrow.get(`/metrics/payments?${query.toString()}`)).json).currencies,
  ).toEqual([]);
});

test("the file has a line for each bucket, in minor units and decimals", async () => {
  const query = new URLSearchParams({
    ...{ from: "2026-03-02", to: "2026-03-03", zone: "Europe/Oslo" },
    ...{ chart: "volume", currency: "NOK" },
  });
  const { text } = await viewer.get(`/metrics/payments.csv?${query.toString()}`);
  const lines = text.trim().split("\r\n");
  expect(lines[0]).toContain("starts_at_utc,starts_at_local,is_running,currency,captured,captured_amount_minor");
  expect(lines.at(-1)).toContain(",true,NOK,1,25000,250.00,2,31000,310.00");
});

test("reserved money is told by the days that are left", async () => {
  const backoffice = await startBackoffice(ctx);
  const read = async () =>
    openMoneySchema.parse((await (await backoffice.signedIn("viewer")).get("/metrics/open-money")).json);
  const [nok] = (await read()).currencies;
  expect(nok).toEqual({ currency: "NOK", bands: [{ band: "from_3_to_7", payments: 1, amount: 60_00 }] });
  ctx.clock.advance(6 * dayMs + dayMs / 2);
  expect((await read()).currencies[0]?.bands).toEqual([{ band: "under_1", payments: 1, amount: 60_00 }]);
  ctx.clock.advance(dayMs);
  expect((await read()).currencies[0]?.bands).toEqual([{ band: "expired", payments: 1, amount: 60_00 }]);
});
