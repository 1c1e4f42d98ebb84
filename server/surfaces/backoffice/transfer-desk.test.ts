import { beforeEach, expect, test } from "vitest";
import { listSchema } from "../../../shared/page.ts";
import { transferRowSchema, transferSchema } from "../../../shared/transfers/transfer.schema.ts";
import { addAccount, addMerchant } from "../../accounts/account.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { balanceObserver } from "../../transfers/balance-observer.ts";
import { createOrder } from "../../transfers/create-order.service.ts";
import { cancelOrder } from "../../transfers/end-order.service.ts";
import { matchTransfers } from "../../transfers/match-transfers.service.ts";
import { receiveTransfer } from "../../transfers/receive-transfer.service.ts";
import { changeTransferSettings } from "../../transfers/settings.service.ts";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let finance: BackofficeClient;
let accountId: string;
const merchantId = "norte";
const cuit = "20301234563";
const by = { actor: { type: "merchant", id: "key" }, requestId: null } as const;

beforeEach(async () => {
  ctx = await makeTestContext();
  ctx.paymentObservers = [balanceObserver];
  accountId = (await addAccount(ctx, { name: "Norte Pagos", kind: "sandbox" })).account_id;
  await addMerchant(ctx, { accountId, id: merchantId });
  await changeTransferSettings(ctx, {
    accountId,
    merchantId,
    changes: { refundPolicy: "on_expiration", holdHours: 24 },
    by: { type: "system", id: "test", role: null, ip: null },
  });
  backoffice = await startBackoffice(ctx);
  finance = await backoffice.signedIn("finance");
});

async function order(number = cuit, amount = 245_075): Promise<string> {
  const { payment } = await createOrder(ctx, {
    accountId,
    merchantId,
    method: "bank_transfer",
    amount,
    externalId: "PED-7731",
    payer: { name: "Inés Roldán", email: null, phone: null },
    document: { type: "CUIT", number },
    metadata: null,
    expiresAfter: null,
    expiration: null,
    allowsOverUnder: false,
    successUrl: null,
    cancelUrl: null,
    by,
  });
  return payment.id;
}

async function unmatched(amount = 245_000): Promise<string> {
  const transfer = await receiveTransfer(ctx, {
    accountId,
    merchantId,
    currency: "ARS",
    amount,
    reference: null,
    isByCode: false,
    payerDocument: cuit,
    payerName: "Inés Roldán",
    payerAccount: "0170042800000012345674",
    bankTrxId: `TRX${amount}`,
  });
  await matchTransfers(ctx);
  return transfer?.id ?? "";
}

const read = async (id: string, client = finance) => transferSchema.parse((await client.get(`/transfers/${id}`)).json);
const list = async (query = "", client = finance) =>
  listSchema(transferRowSchema).parse((await client.get(`/transfers${query}`)).json).data;

test("a transfer names the orders it may be for, the likeliest first, and where each differs", async () => {
  const samePayer = await order();
  const sameAmount = await order("30712345671", 245_000);
  const ended = await order(cuit, 245_000);
  await cancelOrder(ctx, { scope: [accountId], paymentId: ended, by });
  await order("30712345671", 999_00);
  const view = await read(await unmatched());
  expect(view).toMatchObject({ state: "unmatched", obstacle: "amount", policy: { hold_hours: 24 } });
  expect(view.return_at).not.toBeNull();
  const found = view.candidates.map((one) => [one.payment_id, one.is_open, one.differs_in, one.difference]);
  expect(found.slice(0, 2)).toEqual(
    expect.arrayContaining([
      [samePayer, true, ["amount", "reference"], -75],
      [sameAmount, true, ["document", "reference"], 0],
    ]),
  );
  expect(found.slice(2)).toEqual([[ended, false, ["reference"], 0]]);
});

test("finance matches by hand: the order has its money, and a second decision is refused", async () => {
  const paymentId = await order();
  const id = await unmatched();
  const wish = { payment_id: paymentId, note: "The payer called: fees were taken off." };
  const matched = transferSchema.parse((await finance.post(`/transfers/${id}/match`, wish)).json);
  expect(matched).toMatchObject({ state: "matched", payment_id: paymentId, candidates: [] });
  const payment = await finance.get(`/payments/${paymentId}`);
  expect(payment.json).toMatchObject({ status: "CAPTURED", captured: 245_000 });
  expect((await finance.post(`/transfers/${id}/send-back`, { note: "No." })).status).toBe(409);
  const lines = await ctx.store.read((db) =>
    db
      .selectFrom("audit_entry")
      .select(["action", "is_allowed"])
      .where("object_type", "=", "incoming_transfer")
      .execute(),
  );
  expect(lines).toEqual([
    { action: "transfer.matched", is_allowed: 1 },
    { action: "transfer.sent_back", is_allowed: 0 },
  ]);
});

test("a held transfer goes back at no time, one that is sent back goes now; both need a note", async () => {
  const id = await unmatched();
  expect((await finance.post(`/transfers/${id}/hold`, { note: " " })).status).toBe(400);
  const held = await finance.post(`/transfers/${id}/hold`, { note: "Asking the shop." });
  expect(held.json).toMatchObject({ state: "held", return_at: null });
  const sent = await finance.post(`/transfers/${id}/send-back`, { note: "The shop knows nothing of it." });
  expect(sent.json).toMatchObject({ state: "returning", return_at: ctx.clock.now() });
});

test("the list is narrowed by state, and finds by document, bank id and reference", async () => {
  await order();
  const [late, paid] = [await unmatched(), await unmatched(245_075)];
  expect((await list("?state=unmatched&state=held")).map((row) => row.id)).toEqual([late]);
  expect((await list(`?account=${accountId}&state=matched`)).map((row) => row.id)).toEqual([paid]);
  expect((await list("?q=TRX245000")).map((row) => row.id)).toEqual([late]);
  expect(await list(`?q=${cuit}`)).toHaveLength(2);
  expect(await list("?q=nothing")).toEqual([]);
});

test("support sees who paid masked, in the list, on the page and on its candidates", async () => {
  await order();
  const id = await unmatched();
  const support = await backoffice.signedIn("support");
  const masked = { payer_name: "I… R…", payer_document: "…563", payer_account: "…674", is_masked: true };
  expect((await list("", support))[0]).toMatchObject(masked);
  const view = await read(id, support);
  expect(view).toMatchObject(masked);
  expect(view.candidates[0]).toMatchObject({ payer_name: "I… R…", payer_document: "…563" });
});

test("a payment that staff cancel is waited for no more, and its money finds no order", async () => {
  const paymentId = await order();
  const cancelled = await finance.post(`/payments/${paymentId}/cancel`, { reason: "requested_by_customer" });
  expect(cancelled.json).toMatchObject({ status: "AUTHORIZATION_VOIDED" });
  const id = await unmatched(245_075);
  expect(await read(id)).toMatchObject({ state: "unmatched", obstacle: "late", candidates: [{ is_open: false }] });
});

test("a transfer is refunded with the bank's reference and not without", async () => {
  const paymentId = await order();
  await unmatched(245_075);
  const wish = { amount: 45_075, reason: "goods_returned" };
  expect((await finance.post(`/payments/${paymentId}/refund`, wish)).status).toBe(400);
  const refunded = await finance.post(`/payments/${paymentId}/refund`, { ...wish, bank_reference: "RET-1" });
  expect(refunded.json).toMatchObject({ status: "PARTIALLY_REFUNDED", refunded: 45_075 });
});

test("another account's transfer is not there", async () => {
  const id = await unmatched();
  const { account_id: other } = await addAccount(ctx, { name: "Sul Pagamentos", kind: "sandbox" });
  const narrow = await backoffice.signedIn("finance", [other]);
  expect((await narrow.get(`/transfers/${id}`)).status).toBe(404);
  expect((await narrow.post(`/transfers/${id}/hold`, { note: "Mine?" })).status).toBe(404);
  expect(await list("", narrow)).toEqual([]);
});
