import { beforeEach, describe, expect, test } from "vitest";
import { addAccount, addMerchant } from "../accounts/account.service.ts";
import type { AppContext } from "../context.ts";
import { paymentEventRecorder } from "../webhooks/payment-events.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { listBalances } from "./balance.repository.ts";
import { balanceObserver } from "./balance-observer.ts";
import { createOrder, type NewOrder, type OrderWithPayment } from "./create-order.service.ts";
import { createPayout } from "./create-payout.service.ts";
import { cancelOrder, expireOrders } from "./end-order.service.ts";
import { findTransfer } from "./incoming.repository.ts";
import { matchTransfers } from "./match-transfers.service.ts";
import { findPayout } from "./payout.repository.ts";
import { type IncomingFact, receiveTransfer } from "./receive-transfer.service.ts";
import { returnTransfers } from "./return-transfers.service.ts";
import { sendPayouts } from "./send-payouts.service.ts";
import { changeTransferSettings } from "./settings.service.ts";

let ctx: TestContext;
let accountId: string;
const merchantId = "norte";
const cuit = "20301234563";
const system = { type: "system", id: "test", role: null, ip: null } as const;

beforeEach(async () => {
  const made = await makeTestContext();
  made.paymentObservers = [balanceObserver, paymentEventRecorder(made)];
  ctx = made;
  accountId = (await addAccount(ctx, { name: "Norte Pagos", kind: "sandbox" })).account_id;
  await addMerchant(ctx, { accountId, id: merchantId });
});

function order(wish: Partial<NewOrder> = {}): Promise<OrderWithPayment> {
  return createOrder(ctx, {
    accountId,
    merchantId,
    method: "bank_transfer",
    amount: 245_075,
    externalId: "PED-7731",
    payer: { name: "Inés Roldán", email: null, phone: null },
    document: { type: "CUIT", number: cuit },
    metadata: null,
    expiresAfter: null,
    expiration: null,
    allowsOverUnder: false,
    successUrl: null,
    cancelUrl: null,
    by: { actor: { type: "merchant", id: "key" }, requestId: null },
    ...wish,
  });
}

let transfers = 0;
async function pay(fact: Partial<IncomingFact> = {}): Promise<string> {
  transfers += 1;
  const transfer = await receiveTransfer(ctx, {
    accountId,
    merchantId,
    currency: "ARS",
    amount: 245_075,
    reference: null,
    isByCode: false,
    payerDocument: cuit,
    payerName: "Inés Roldán",
    payerAccount: "0170042800000012345674",
    bankTrxId: `TRX${transfers}`,
    ...fact,
  });
  await matchTransfers(ctx);
  return transfer?.id ?? "";
}

async function statusOf({ payment }: OrderWithPayment): Promise<string> {
  const row = await ctx.store.read((db) =>
    db.selectFrom("payment").select(["status", "captured"]).where("id", "=", payment.id).executeTakeFirstOrThrow(),
  );
  return `${row.status} ${row.captured}`;
}

const transferOf = (id: string) => ctx.store.read((db) => findTransfer(db, id));

async function ledger(context: AppContext): Promise<Record<string, number>> {
  const rows = await context.store.read((db) =>
    db
      .selectFrom("ledger_posting")
      .select(({ fn }) => ["ledger_account", fn.sum<number>("amount").as("sum")])
      .groupBy("ledger_account")
      .execute(),
  );
  return Object.fromEntries(rows.map((row) => [row.ledger_account, row.sum]));
}

describe("an order", () => {
  test("says where to send the money, and is paid by the transfer that fits", async () => {
    const made = await order();
    expect(made.order.instructions).toMatchObject({
      type: "bank_transfer",
      cbu: expect.stringMatching(/^000\d{19}$/) as string,
    });
    expect(made.order.reference).toMatch(/^9032\d{15}$/);
    const id = await pay();
    expect(await statusOf(made)).toBe("CAPTURED 245075");
    expect(await transferOf(id)).toMatchObject({ state: "matched", payment_id: made.payment.id });
    expect(await ctx.store.read((db) => listBalances(db, accountId))).toEqual([
      { merchant_id: merchantId, currency: "ARS", amount: 245_075 },
    ]);
    expect(await ledger(ctx)).toEqual({ payer_clearing: 245_075, unmatched_transfers: 0, merchant_balance: -245_075 });
  });

  test("is found by its payer's other sessions: one customer per document", async () => {
    const [first, second] = [await order(), await order()];
    expect(first.payment.customer_id).not.toBeNull();
    expect(second.payment.customer_id).toBe(first.payment.customer_id);
  });

  test("waits on after a wrong amount, and takes a slightly wrong one where it says so", async () => {
    const strict = await order();
    const id = await pay({ amount: 245_000 });
    expect(await statusOf(strict)).toBe("INITIATED 0");
    expect(await transferOf(id)).toMatchObject({ state: "unmatched", obstacle: "amount" });
    await cancelOrder(ctx, {
      scope: [accountId],
      paymentId: strict.payment.id,
      by: { actor: { type: "merchant", id: "key" }, requestId: null },
    });
    const generous = await order({ allowsOverUnder: true });
    await pay({ amount: 245_100 });
    expect(await statusOf(generous)).toBe("CAPTURED 245100");
  });

  test("ends when its time is over, once, and money that comes later is late", async () => {
    const made = await order({ expiresAfter: 60 });
    ctx.clock.advance(59_999);
    expect(await expireOrders(ctx)).toBe(0);
    ctx.clock.advance(1);
    expect(await expireOrders(ctx)).toBe(1);
    expect(await expireOrders(ctx)).toBe(0);
    expect(await statusOf(made)).toBe("EXPIRED 0");
    expect(await transferOf(await pay())).toMatchObject({ state: "unmatched", obstacle: "late" });
  });

  test("that is paid cannot be cancelled, and one that is cancelled cannot be paid", async () => {
    const by = { actor: { type: "merchant", id: "key" }, requestId: null } as const;
    const paid = await order();
    await pay();
    await expect(cancelOrder(ctx, { scope: [accountId], paymentId: paid.payment.id, by })).rejects.toMatchObject({
      code: "operation_blocked",
    });
    const cancelled = await order();
    await cancelOrder(ctx, { scope: [accountId], paymentId: cancelled.payment.id, by });
    await pay();
    expect(await statusOf(cancelled)).toBe("AUTHORIZATION_VOIDED 0");
  });

  test("is refused in a currency that its merchant does not take", async () => {
    await changeTransferSettings(ctx, { accountId, merchantId, changes: { currencies: ["BRL"] }, by: system });
    await expect(order()).rejects.toMatchObject({ code: "currency_disabled" });
  });
});

describe("money without an order", () => {
  test("goes back at once, and the ledger holds none of it", async () => {
    const id = await pay();
    await returnTransfers(ctx);
    expect(await transferOf(id)).toMatchObject({ state: "returned" });
    expect(await ledger(ctx)).toEqual({ payer_clearing: 0, unmatched_transfers: 0 });
  });

  test("is kept where the merchant says so, and pays an order that comes meanwhile", async () => {
    await changeTransferSettings(ctx, {
      accountId,
      merchantId,
      changes: { refundPolicy: "on_expiration", holdHours: 24 },
      by: system,
    });
    const id = await pay();
    await returnTransfers(ctx);
    expect(await transferOf(id)).toMatchObject({ state: "unmatched", obstacle: "no_order" });
    const made = await order({ document: { type: "DNI", number: "30123456" } });
    await matchTransfers(ctx);
    expect(await statusOf(made)).toBe("CAPTURED 245075");
  });

  test("is told of once, however often the bank tells it", async () => {
    const made = await order();
    await pay({ bankTrxId: "SAME" });
    expect(await pay({ bankTrxId: "SAME" })).toBe("");
    expect(await statusOf(made)).toBe("CAPTURED 245075");
  });
});

describe("a payout", () => {
  const destination = {
    identifierType: "cbu",
    identifierValue: "0170042800000012345674",
    taxId: null,
    name: null,
  } as const;
  const by = { actor: { type: "merchant", id: "key" }, requestId: null } as const;
  const common = { currency: "ARS", externalId: null, customerId: null, metadata: null, by } as const;
  const payOut = (amount: number, value: Partial<{ identifierType: "alias_cbu"; identifierValue: string }> = {}) =>
    createPayout(ctx, { ...common, accountId, merchantId, amount, destination: { ...destination, ...value } });
  const balance = async () => (await ctx.store.read((db) => listBalances(db, accountId)))[0]?.amount;

  beforeEach(async () => {
    await order();
    await pay();
  });

  test("takes its money at once, and completes with the bank's name for it", async () => {
    const payout = await payOut(45_075);
    expect(payout.state).toBe("pending");
    expect(await balance()).toBe(200_000);
    await sendPayouts(ctx);
    const sent = await ctx.store.read((db) => findPayout(db, payout.id));
    expect(sent).toMatchObject({ state: "completed", attempts: 1, bank_trx_id: expect.any(String) as string });
    expect(await ledger(ctx)).toMatchObject({
      merchant_balance: -200_000,
      payouts_in_flight: 0,
      merchant_bank: -45_075,
    });
  });

  test("cannot be more than the balance, and leaves it alone then", async () => {
    await expect(payOut(245_076)).rejects.toMatchObject({ code: "insufficient_balance" });
    expect(await balance()).toBe(245_075);
  });

  test("that is refused three times gives the money back", async () => {
    const payout = await payOut(100, { identifierType: "alias_cbu", identifierValue: "unknown.alias" });
    for (let tries = 0; tries < 3; tries += 1) {
      await sendPayouts(ctx);
      ctx.clock.advance(5_000);
    }
    expect(await ctx.store.read((db) => findPayout(db, payout.id))).toMatchObject({
      state: "failed",
      attempts: 3,
      error_message: "Account not found",
    });
    expect(await balance()).toBe(245_075);
    expect(await ledger(ctx)).toMatchObject({ merchant_balance: -245_075, payouts_in_flight: 0 });
  });
});
