import { expect, test } from "vitest";
import { addAccount, addMerchant } from "../accounts/account.service.ts";
import { Random } from "../seed/random.ts";
import { refundPayment } from "../payments/payment.service.ts";
import { makeTestContext } from "../testing/context.ts";
import { runVerify } from "../verify/verify.service.ts";
import { paymentEventRecorder } from "../webhooks/payment-events.ts";
import { balanceObserver } from "./balance-observer.ts";
import { listBalances } from "./balance.repository.ts";
import { createOrder } from "./create-order.service.ts";
import { createPayout } from "./create-payout.service.ts";
import { cancelOrder, expireOrders } from "./end-order.service.ts";
import { matchTransfers } from "./match-transfers.service.ts";
import { receiveTransfer } from "./receive-transfer.service.ts";
import { returnTransfers } from "./return-transfers.service.ts";
import { sendPayouts } from "./send-payouts.service.ts";

const steps = 10_000;
const by = { actor: { type: "merchant", id: "key" }, requestId: null } as const;
const payers = ["20301234563", "30712345671", "20221370075", "20234567897"] as const;

test("after ten thousand orders, transfers, payouts and failures every balance is the sum of the ledger", async () => {
  const random = new Random("transfers");
  const ctx = await makeTestContext();
  ctx.paymentObservers = [balanceObserver, paymentEventRecorder(ctx)];
  const { account_id: accountId } = await addAccount(ctx, { name: "Norte Pagos", kind: "sandbox" });
  const merchants = ["norte", "sur"] as const;
  for (const id of merchants) await addMerchant(ctx, { accountId, id });
  const open: string[] = [];
  const refused = (cause: unknown) => expect(cause).toMatchObject({ name: "DomainError" });

  const acts: Readonly<Record<string, () => Promise<unknown>>> = {
    order: async () => {
      const { payment } = await createOrder(ctx, {
        accountId,
        merchantId: random.pick(merchants),
        method: "bank_transfer",
        amount: random.between(1, 40) * 100,
        externalId: null,
        payer: { name: "Inés Roldán", email: null, phone: null },
        document: { type: "CUIT", number: random.pick(payers) },
        metadata: null,
        expiresAfter: random.between(60, 3_600),
        expiration: null,
        allowsOverUnder: random.chance(0.5),
        successUrl: null,
        cancelUrl: null,
        by,
      });
      open.push(payment.id);
    },
    transfer: () =>
      receiveTransfer(ctx, {
        accountId,
        merchantId: random.pick(merchants),
        currency: "ARS",
        amount: random.between(1, 40) * 100 + (random.chance(0.2) ? 1 : 0),
        reference: null,
        isByCode: false,
        payerDocument: random.pick(payers),
        payerName: null,
        payerAccount: null,
        bankTrxId: `TRX${random.below(9_000)}`,
      }),
    cancel: async () => {
      const paymentId = open.splice(random.below(Math.max(open.length, 1)), 1)[0];
      if (paymentId !== undefined) await cancelOrder(ctx, { scope: [accountId], paymentId, by }).catch(refused);
    },
    refund: async () => {
      const paid = await ctx.store.read((db) =>
        db
          .selectFrom("payment")
          .select(["id", "captured", "refunded"])
          .whereRef("captured", ">", "refunded")
          .orderBy("seq", "desc")
          .limit(20)
          .execute(),
      );
      const chosen = paid.length === 0 ? undefined : random.pick(paid);
      if (chosen === undefined) return;
      await refundPayment(ctx, {
        scope: [accountId],
        paymentId: chosen.id,
        amount: random.between(1, chosen.captured - chosen.refunded),
        reference: "BANK-1",
        reason: "requested_by_customer",
        note: null,
        request: {},
        by,
      });
    },
    payout: async () => {
      const isLost = random.chance(0.3);
      const destination = {
        identifierType: "alias_cbu",
        identifierValue: isLost ? "unknown.alias" : "NORTE.PAGOS",
      } as const;
      await createPayout(ctx, {
        accountId,
        merchantId: random.pick(merchants),
        currency: "ARS",
        amount: random.between(1, 6_000),
        destination: { ...destination, taxId: null, name: null },
        externalId: null,
        customerId: null,
        metadata: null,
        by,
      }).catch(refused);
    },
    tick: async () => {
      ctx.clock.advance(random.between(1_000, 60_000));
      await matchTransfers(ctx);
      await expireOrders(ctx);
      await returnTransfers(ctx);
      await sendPayouts(ctx);
    },
  };
  const weights = [
    ["order", 300],
    ["transfer", 350],
    ["cancel", 50],
    ["refund", 60],
    ["payout", 100],
    ["tick", 200],
  ] as const;
  for (let step = 0; step < steps; step += 1) await acts[random.pickWeighted(weights)]?.();
  await acts["tick"]?.();

  const report = await runVerify(ctx);
  expect(report.invariants.filter(({ ok }) => !ok)).toEqual([]);
  const balances = await ctx.store.read((db) => listBalances(db, accountId));
  expect(balances.map(({ merchant_id }) => merchant_id)).toEqual([...merchants]);
}, 180_000);
