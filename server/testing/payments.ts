import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { PaymentInput } from "../gateways/gateway.ts";
import { authorizePayment } from "../payments/authorize-payment.service.ts";
import type { By, OperationResult } from "../payments/commands.ts";
import type { PaymentRecord } from "../payments/payment.record.ts";
import { startPayment } from "../payments/start-payment.service.ts";

export const testAccountId = "T00000001";

export const byMerchant: By = { actor: { type: "merchant", id: "client-1" }, requestId: null };
export const byPayer: By = { actor: { type: "payer", id: "payer" }, requestId: null };

export async function givenAccount(ctx: AppContext, id = testAccountId): Promise<string> {
  const kind = id.startsWith("T") ? "sandbox" : "live";
  const row = { id, name: "Lampehuset", kind, settings: "{}", created_at: ctx.clock.now() } as const;
  await ctx.store.write((trx) => trx.insertInto("account").values(row).execute());
  return id;
}

export interface PaymentWish {
  accountId?: string;
  amount?: number;
  currency?: string;
  method?: string;
  reference?: string;
  /** Card number; the plain successful card unless a test says otherwise. */
  card?: string;
}

export function givenStartedPayment(ctx: AppContext, wish: PaymentWish = {}): Promise<PaymentRecord> {
  return ctx.store.write((trx) => startWithin(trx, ctx, wish));
}

/** Many at once, in one transaction: each in its own would wait for all the others on PostgreSQL. */
export function givenStartedPayments(ctx: AppContext, wishes: readonly PaymentWish[]): Promise<void> {
  return ctx.store.write(async (trx) => {
    for (const wish of wishes) await startWithin(trx, ctx, wish);
  });
}

function startWithin(trx: Trx, ctx: AppContext, wish: PaymentWish): Promise<PaymentRecord> {
  const at = ctx.clock.now();
  const accountId = wish.accountId ?? testAccountId;
  return startPayment(trx, {
    id: ctx.ids.inAccount(accountId, at),
    accountId,
    merchantId: null,
    sessionId: null,
    customerId: null,
    api: "checkout",
    method: wish.method ?? "dintero_psp.creditcard",
    currency: wish.currency ?? "NOK",
    amount: wish.amount ?? 50_000,
    merchantReference: wish.reference ?? "A-1001",
    merchantReference2: null,
    eventReference: null,
    payer: { name: "Kari Prøve", email: "kari@buyer.example", phone: "+4740000000" },
    details: {},
    by: byPayer,
    at,
  });
}

export function cardInput(number = "4000000000000002"): PaymentInput {
  return { kind: "card", number, expiry: "12/2030", cvc: "123" };
}

/** A payment that the payer has just authorized with a test card. */
export async function givenAuthorizedPayment(ctx: AppContext, wish: PaymentWish = {}): Promise<OperationResult> {
  const payment = await givenStartedPayment(ctx, wish);
  const method = wish.method ?? "dintero_psp.creditcard";
  const input: PaymentInput =
    wish.method === undefined || method.endsWith(".creditcard")
      ? cardInput(wish.card)
      : { kind: "simulated", choice: "approve" };
  return authorizePayment(ctx, { paymentId: payment.id, accountId: payment.account_id, method, input, by: byPayer });
}
