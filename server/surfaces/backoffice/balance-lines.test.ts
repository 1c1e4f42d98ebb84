import { beforeEach, expect, test } from "vitest";
import { listSchema } from "../../../shared/page.ts";
import { balanceLineSchema } from "../../../shared/transfers/balance-line.schema.ts";
import { addAccount, addMerchant } from "../../accounts/account.service.ts";
import { refundPayment } from "../../payments/payment.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenPaidTransfer } from "../../testing/paid-transfer.ts";
import { balanceObserver } from "../../transfers/balance-observer.ts";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let finance: BackofficeClient;
let accountId: string;
let merchant: string;

beforeEach(async () => {
  ctx = await makeTestContext();
  ctx.paymentObservers = [balanceObserver];
  accountId = (await addAccount(ctx, { name: "Norte Pagos", kind: "sandbox" })).account_id;
  for (const id of ["norte", "sur"]) await addMerchant(ctx, { accountId, id });
  merchant = `${accountId}.norte`;
  backoffice = await startBackoffice(ctx);
  finance = await backoffice.signedIn("finance");
});

async function twoDays(): Promise<string> {
  const paymentId = await givenPaidTransfer(ctx, { accountId, merchantId: "norte", amount: 500_000 });
  await givenPaidTransfer(ctx, { accountId, merchantId: "sur", amount: 777 });
  ctx.clock.advance(600_000);
  await refundPayment(ctx, {
    ...{ scope: [accountId], paymentId, amount: 120_050, reference: "DEV-1" },
    ...{ reason: "goods_returned", note: null, request: {} },
    by: { actor: { type: "staff", id: "stf_1" }, requestId: null },
  });
  return paymentId;
}

const listed = async (query: string, client = finance) =>
  listSchema(balanceLineSchema).parse((await client.get(`/balance-lines?${query}`)).json).data;

test("a shop's lines are its own, the newest first, with the payment that each is of", async () => {
  const id = await twoDays();
  const subject = { type: "payment", id, reference: "PED-7731" };
  expect(await listed(`merchant=${merchant}`)).toMatchObject([
    { kind: "refund", subject, amount: -120_050, balance: 379_950, posted_at: "2026-03-02T09:10:00.000Z" },
    { kind: "receive", subject, amount: 500_000, balance: 500_000, posted_at: "2026-03-02T09:00:00.000Z" },
  ]);
  expect(await listed(`merchant=${merchant}&posted_at.gte=2026-03-02T09:05:00.000Z`)).toMatchObject([
    { kind: "refund", balance: 379_950 },
  ]);
  expect(await listed(`merchant=${merchant}&currency=BRL`)).toEqual([]);
});

test("without a shop there is no list, and a shop out of reach is not there", async () => {
  expect((await finance.get("/balance-lines")).status).toBe(400);
  expect((await finance.get(`/balance-lines?merchant=${accountId}.nobody`)).status).toBe(404);
  const { account_id: other } = await addAccount(ctx, { name: "Sul Pagamentos", kind: "sandbox" });
  const narrow = await backoffice.signedIn("finance", [other]);
  expect((await narrow.get(`/balance-lines?merchant=${merchant}`)).status).toBe(404);
  expect((await narrow.get(`/exports/balance-lines.csv?merchant=${merchant}`)).status).toBe(404);
});

test("the file has exactly those lines, in and out apart, and the audit log a line of it", async () => {
  const id = await twoDays();
  const { text, headers } = await finance.get(
    `/exports/balance-lines.csv?merchant=${merchant}&sort=posted_at&zone=UTC`,
  );
  const shop = `${accountId},norte`;
  expect(text.split("\r\n")).toEqual([
    "posted_at (UTC),posted_at (UTC),account_id,merchant_id,kind,subject_id,reference,currency,in_minor,in,out_minor,out,balance_minor,balance",
    `2026-03-02T09:00:00.000Z,2026-03-02 09:00:00 +00:00,${shop},receive,${id},PED-7731,ARS,500000,5000.00,,,500000,5000.00`,
    `2026-03-02T09:10:00.000Z,2026-03-02 09:10:00 +00:00,${shop},refund,${id},PED-7731,ARS,,,120050,1200.50,379950,3799.50`,
    "",
  ]);
  expect(headers.get("content-disposition")).toMatch(/^attachment; filename="balance-lines_merchant-T/);
  const actions = await ctx.store.read((db) => db.selectFrom("audit_entry").select("action").execute());
  expect(actions).toContainEqual({ action: "balance-lines.export" });
});
