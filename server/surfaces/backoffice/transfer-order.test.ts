import { beforeEach, expect, test } from "vitest";
import { listSchema } from "../../../shared/page.ts";
import { paymentRowSchema, paymentSchema } from "../../../shared/payments/payment.schema.ts";
import { searchSchema } from "../../../shared/search/search.schema.ts";
import { transferRowSchema } from "../../../shared/transfers/transfer.schema.ts";
import { addAccount, addMerchant } from "../../accounts/account.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { balanceObserver } from "../../transfers/balance-observer.ts";
import { createOrder, type NewOrder } from "../../transfers/create-order.service.ts";
import { matchTransfers } from "../../transfers/match-transfers.service.ts";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let finance: BackofficeClient;
let accountId: string;
const cuit = "20301234563";

beforeEach(async () => {
  ctx = await makeTestContext();
  ctx.paymentObservers = [balanceObserver];
  accountId = (await addAccount(ctx, { name: "Norte Pagos", kind: "sandbox" })).account_id;
  await addMerchant(ctx, { accountId, id: "norte" });
  backoffice = await startBackoffice(ctx);
  finance = await backoffice.signedIn("finance");
});

async function order(changes: Partial<NewOrder> = {}): Promise<string> {
  const { payment } = await createOrder(ctx, {
    accountId,
    merchantId: "norte",
    method: "bank_transfer",
    amount: 245_075,
    externalId: "PED-7731",
    payer: { name: "Inés Roldán", email: null, phone: null },
    document: { type: "CUIT", number: cuit },
    metadata: null,
    expiresAfter: 3600,
    expiration: null,
    allowsOverUnder: false,
    successUrl: null,
    cancelUrl: null,
    by: { actor: { type: "merchant", id: "key" }, requestId: null },
    ...changes,
  });
  return payment.id;
}

const read = async (id: string, client = finance) => paymentSchema.parse((await client.get(`/payments/${id}`)).json);
const play = (id: string, wish: object, client = finance) => client.post(`/payments/${id}/simulate-transfer`, wish);
const transfers = async () => listSchema(transferRowSchema).parse((await finance.get("/transfers")).json).data;

test("a payment by transfer shows what its payer was told, its key and, once paid, the transfer", async () => {
  const id = await order({ idempotencyKey: "order-7731" });
  const waiting = await read(id);
  expect(waiting.order).toMatchObject({
    rail: "ar_bank_transfer",
    instructions: { type: "bank_transfer", cbu: expect.stringMatching(/^\d{22}$/) as string },
    page_url: `${ctx.origins.merchant}/checkout/${id}`,
    is_open: true,
    idempotency_key: "order-7731",
    payer_document: { type: "CUIT", number: cuit },
    transfer: null,
  });
  expect(waiting.actions.cancel).toEqual({ allowed: true, limit: 0 });
  expect((await play(id, { amount: 245_075, is_other_payer: false })).status).toBe(200);
  await matchTransfers(ctx);
  const paid = await read(id);
  const [transfer] = await transfers();
  expect(paid.order).toMatchObject({ is_open: false, transfer: { id: transfer?.id, amount: 245_075, difference: 0 } });
  expect(paid.actions.cancel).toMatchObject({ allowed: false, code: "already_authorized" });
  const refused = await finance.post(`/payments/${id}/cancel`, { reason: "duplicate" });
  expect([refused.status, (refused.json?.["facts"] as { blocker: { code: string } }).blocker.code]).toEqual([
    409,
    "already_authorized",
  ]);
});

test("an order that has ended is refused in the words of its page, whoever asks", async () => {
  const id = await order();
  expect((await finance.post(`/payments/${id}/cancel`, { reason: "duplicate" })).status).toBe(200);
  const ended = (await read(id)).actions.cancel;
  expect(ended).toMatchObject({ allowed: false, code: "already_ended" });
  const refused = await finance.post(`/payments/${id}/cancel`, { reason: "duplicate" });
  expect(refused).toMatchObject({
    status: 409,
    json: { detail: ended.reason, facts: { blocker: { code: "already_ended" } } },
  });
});

test("support reads the payer's document masked, and cannot cancel", async () => {
  const support = await backoffice.signedIn("support");
  const view = await read(await order(), support);
  expect(view.order?.payer_document).toEqual({ type: "CUIT", number: "…563" });
  expect(view.actions.cancel).toMatchObject({ allowed: false, code: "role_forbids" });
});

test("a code keeps its code, and a key of Brazil its key", async () => {
  const qr = await read(await order({ method: "qr" }));
  expect(qr.order?.instructions).toEqual({ type: "qr", code: expect.stringMatching(/^000201/) as string });
  const document = { type: "CPF", number: "12345678909" } as const;
  const pix = await read(await order({ method: "instant_bank_transfer", document }));
  expect(pix.order).toMatchObject({ rail: "pix", instructions: { type: "pix_transfer" }, idempotency_key: null });
});

test("another amount and another payer are played, and find no order", async () => {
  const id = await order();
  const support = await backoffice.signedIn("support");
  await play(id, { amount: 100_000, is_other_payer: false }, support);
  await play(id, { amount: 245_075, is_other_payer: true }, support);
  await matchTransfers(ctx);
  const played = (await transfers()).map((row) => [row.obstacle, row.payer_document === cuit]);
  expect(played).toEqual(
    expect.arrayContaining([
      ["amount", true],
      ["document", false],
    ]),
  );
  expect((await read(id)).status).toBe("INITIATED");
  const lines = await ctx.store.read((db) =>
    db.selectFrom("audit_entry").select("object_id").where("action", "=", "payment.transfer_simulated").execute(),
  );
  expect(lines).toEqual([{ object_id: id }, { object_id: id }]);
});

test("nothing is played for an order that has ended, out of reach, or by who may only look", async () => {
  const id = await order();
  const wish = { amount: 245_075, is_other_payer: false };
  const narrow = await backoffice.signedIn("finance", [
    (await addAccount(ctx, { name: "Sul", kind: "sandbox" })).account_id,
  ]);
  expect((await play(id, wish, narrow)).status).toBe(404);
  expect((await play(id, wish, await backoffice.signedIn("viewer"))).status).toBe(403);
  expect((await play(id, wish, await backoffice.signedIn("admin"))).status).toBe(403);
  await finance.post(`/payments/${id}/cancel`, { reason: "duplicate" });
  expect((await play(id, wish)).status).toBe(409);
  expect(await transfers()).toEqual([]);
});

test("nothing is played on a live account", async () => {
  const id = await order();
  const live = (await addAccount(ctx, { name: "Norte en vivo", kind: "live" })).account_id;
  // No gateway of a live account opens an order, so one is moved there.
  await ctx.store.write((trx) =>
    trx.updateTable("transfer_order").set({ account_id: live }).where("payment_id", "=", id).execute(),
  );
  expect((await play(id, { amount: 1, is_other_payer: false })).status).toBe(409);
  expect(await transfers()).toEqual([]);
});

const listed = async (query: string, client = finance) =>
  listSchema(paymentRowSchema).parse((await client.get(`/payments?${query}`)).json).data;
const found = async (q: string, client = finance) => {
  const { groups } = searchSchema.parse((await client.get(`/search?q=${encodeURIComponent(q)}`)).json);
  return groups.flatMap((group) => group.hits.map((hit) => [hit.type, hit.id]));
};

test("the payments list is narrowed by rail, merchant, document and bank reference", async () => {
  const bank = await order();
  const pix = await order({ method: "pix_qr", document: { type: "CPF", number: "12345678909" } });
  await addMerchant(ctx, { accountId, id: "sur" });
  const other = await order({ merchantId: "sur", document: { type: "CUIT", number: "30712345671" } });
  await play(bank, { amount: 245_075, is_other_payer: false });
  await matchTransfers(ctx);
  const [row] = await listed("payer_document=20-30123456-3");
  expect(row?.transfer).toMatchObject({
    payer_document: cuit,
    reference: expect.stringMatching(/^9032\d{15}$/) as string,
  });
  const ids = async (query: string) => (await listed(query)).map((one) => one.id);
  expect(await ids("rail=pix")).toEqual([pix]);
  expect((await ids("rail=ar_bank_transfer")).toSorted()).toEqual([bank, other].toSorted());
  expect(await ids("rail=ar_bank_transfer&method=pix_qr")).toEqual([]);
  expect(await ids("merchant_id=sur")).toEqual([other]);
  expect(await ids(`payer_document=${cuit}`)).toEqual([bank]);
  expect(await ids(`bank_reference=${row?.transfer?.reference}`)).toEqual([bank]);
  expect(await ids(`bank_reference=${row?.transfer?.bank_trx_id}`)).toEqual([bank]);
  expect(await ids(`bank_reference=${row?.transfer?.reference}&payer_document=30712345671`)).toEqual([]);
  expect(await ids("q=20.30123456.3")).toEqual([bank]);
  expect(await ids("q=PED-7731&merchant_id=sur")).toEqual([other]);
});

test("search finds a payment and its transfer by every name that people read out", async () => {
  const id = await order();
  await play(id, { amount: 245_075, is_other_payer: false });
  await matchTransfers(ctx);
  const [row] = await listed(`payer_document=${cuit}`);
  const [transfer] = await transfers();
  const both = [
    ["payment", id],
    ["transfer", transfer?.id],
  ];
  for (const name of [cuit, "20-30123456-3", String(row?.transfer?.reference), String(row?.transfer?.bank_trx_id)]) {
    expect((await found(name)).filter(([type]) => type !== "customer")).toEqual(both);
  }
  expect(await found(id)).toEqual([["payment", id]]);
  expect(await found("PED-7731")).toEqual([["payment", id]]);
  const { account_id: elsewhere } = await addAccount(ctx, { name: "Sul", kind: "sandbox" });
  expect(await found(cuit, await backoffice.signedIn("finance", [elsewhere]))).toEqual([]);
  const support = await backoffice.signedIn("support");
  expect((await listed(`payer_document=${cuit}`, support))[0]?.transfer?.payer_document).toBe("…563");
});
