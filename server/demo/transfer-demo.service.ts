import { shiftInstant } from "../../shared/instant.ts";
import type { PayoutDestination } from "../../shared/transfers/payout-destination.ts";
import type { TransferCurrency, TransferMethod } from "../../shared/transfers/transfer-methods.ts";
import { refundOrAsk } from "../approvals/ask-approval.service.ts";
import { addAccount, addMerchant } from "../accounts/account.service.ts";
import { systemActor } from "../audit/system-actor.ts";
import type { AppContext } from "../context.ts";
import { createCredential } from "../identity/credential.service.ts";
import { balanceObserver } from "../transfers/balance-observer.ts";
import { createOrder, type OrderWithPayment } from "../transfers/create-order.service.ts";
import { createPayout } from "../transfers/create-payout.service.ts";
import { decidePayout } from "../transfers/decide-payout.service.ts";
import { holdTransfer, matchByHand, sendTransferBack } from "../transfers/decide-transfer.service.ts";
import { cancelOrder, expireOrders } from "../transfers/end-order.service.ts";
import { matchTransfers } from "../transfers/match-transfers.service.ts";
import { receiveTransfer } from "../transfers/receive-transfer.service.ts";
import { returnTransfers } from "../transfers/return-transfers.service.ts";
import { sendPayouts } from "../transfers/send-payouts.service.ts";
import { changeTransferSettings } from "../transfers/settings.service.ts";
import { paymentEventRecorder } from "../webhooks/payment-events.ts";
import { demoPayers, type DemoPayer } from "./transfer-payers.ts";

const by = systemActor("demo");
const shopInArgentina = "feria-del-sur";
const shopInBrazil = "loja-do-sul";
const hourMs = 3_600_000;
const weekHours = 168;
/** The sandbox's banks do not know an account with this word in its name. */
const unknownAccount = "unknown.wallet";

type Shop = ReturnType<typeof shopAt>;

/**
 * An account that is paid by transfer, with everything that can become of a payment, of money that finds none and of a
 * payout: the last three days of it, made by the services that make it every day. What a bank still works on is worked
 * off by the server soon after it starts.
 *
 * @param staff who decides, and who decides what takes a second person.
 */
export async function fillTransfers(ctx: AppContext, staff: { first: string; second: string }): Promise<void> {
  const now = ctx.clock.now();
  let at = shiftInstant(now, -72 * hourMs);
  const past: AppContext = { ...ctx, clock: { now: () => at } };
  past.paymentObservers = [balanceObserver, paymentEventRecorder(past)];
  const wait = (hours: number) => {
    at = shiftInstant(at, Math.round(hours * hourMs));
  };
  const { account_id: accountId } = await addAccount(past, { name: "Feria del Sur SRL", kind: "sandbox", by });
  await addMerchant(past, { accountId, id: shopInArgentina, name: "Feria del Sur", by });
  await addMerchant(past, { accountId, id: shopInBrazil, name: "Loja do Sul", by });
  await createCredential(past, { accountId, api: "payments", name: "Web shop", by });
  await changeTransferSettings(past, {
    accountId,
    merchantId: shopInArgentina,
    changes: { refundPolicy: "on_expiration", holdHours: weekHours, approvalAbove: 100_000_00 },
    by,
  });
  const shop = shopAt(past, accountId);
  await firstDay(shop, wait, staff.first);
  await secondDay(shop, wait, staff);
  at = shiftInstant(now, -2 * hourMs);
  await lastHours(shop, wait);
}

/** What went well, and what was given back. */
async function firstDay(shop: Shop, wait: (hours: number) => void, staffId: string): Promise<void> {
  const [ines, bruno, , bia, caio] = demoPayers;
  const large = await shop.order({ payer: bruno, amount: 486_900_00 });
  await shop.pay(large, bruno);
  wait(2);
  const returned = await shop.order({ payer: ines, amount: 18_450_50, method: "qr" });
  await shop.pay(returned, ines);
  wait(1);
  const partly = await shop.order({ payer: bia, amount: 1_289_90, method: "instant_bank_transfer" });
  await shop.pay(partly, bia);
  wait(3);
  await shop.refund(returned, { amount: 18_450_50, reference: "DEV-2041", staffId });
  await shop.refund(partly, { amount: 289_90, reference: "DEV-2042", staffId });
  // Above the shop's limit: it waits for another person.
  await shop.refund(large, { amount: 150_000_00, reference: "DEV-2043", staffId });
  const more = await shop.order({ payer: caio, amount: 642_00, method: "pix_qr" });
  await shop.pay(more, caio);
  wait(5);
  const over = await shop.order({ payer: ines, amount: 9_999_50, allowsOverUnder: true });
  await shop.pay(over, ines, { amount: 10_000_00 });
  const under = await shop.order({ payer: bruno, amount: 25_300_00, allowsOverUnder: true });
  await shop.pay(under, bruno, { amount: 25_250_00 });
}

/** What found no order, and payouts. */
async function secondDay(
  shop: Shop,
  wait: (hours: number) => void,
  { first, second }: { first: string; second: string },
): Promise<void> {
  const [ines, bruno, clara, bia, caio] = demoPayers;
  wait(12);
  const brief = await shop.order({ payer: clara, amount: 7_250_00, expiresAfter: 3_600 });
  wait(2);
  await shop.tick();
  await shop.pay(brief, clara);
  await shop.cancel(await shop.order({ payer: bruno, amount: 3_100_00 }));
  const family = await shop.order({ payer: ines, amount: 15_800_00, expiresAfter: 172_800 });
  await shop.match(await shop.pay(family, bruno), family, first);
  await shop.hold(await shop.receive({ payer: bruno, amount: 4_400_00 }), first);
  await shop.sendBack(await shop.receive({ payer: ines, amount: 1_000_00 }), second);
  await shop.sendBack(await shop.receive({ payer: bruno, amount: 2_000_00, account: unknownAccount }), first);
  await shop.tick();
  wait(4);
  await shop.payOut({ amount: 20_000_00, value: "FERIA.DEL.SUR" });
  await shop.payOut({ amount: 5_000_00, value: unknownAccount });
  await shop.payOut({ amount: 700_00, value: bia.document, currency: "BRL" });
  const refused = await shop.payOut({ amount: 150_000_00, value: "FERIA.DEL.SUR" });
  await shop.decide(refused, { verdict: "reject", note: "Not the account that we agreed on", staffId: first });
  const approved = await shop.payOut({ amount: 120_000_00, value: "FERIA.DEL.SUR" });
  await shop.decide(approved, { verdict: "approve", note: null, staffId: second });
  for (let tries = 0; tries < 3; tries += 1) {
    await shop.tick();
    wait(0.5);
  }
  const wrongAmount = await shop.order({ payer: caio, amount: 310_00, method: "instant_bank_transfer" });
  await shop.pay(wrongAmount, caio, { amount: 301_00 });
}

/** What still waits. */
async function lastHours(shop: Shop, wait: (hours: number) => void): Promise<void> {
  const [ines, bruno, clara, bia, caio] = demoPayers;
  await shop.order({ payer: ines, amount: 32_700_00 });
  const wrongPayer = await shop.order({ payer: ines, amount: 5_600_00 });
  await shop.pay(wrongPayer, bruno);
  await shop.receive({ payer: clara, amount: 860_00 });
  wait(1.5);
  await shop.order({ payer: bruno, amount: 2_450_75, method: "qr" });
  await shop.order({ payer: caio, amount: 189_90, method: "instant_bank_transfer" });
  wait(0.5);
  await shop.order({ payer: bia, amount: 74_50, method: "pix_qr" });
  await shop.payOut({ amount: 90_00, value: bia.document, currency: "BRL" });
  await shop.tick();
  await shop.payOut({ amount: 1_200_00, value: "FERIA.DEL.SUR" });
  await shop.payOut({ amount: 180_000_00, value: "FERIA.DEL.SUR" });
}

interface OrderWish {
  payer: DemoPayer;
  /** Minor units. */
  amount: number;
  method?: TransferMethod;
  allowsOverUnder?: boolean;
  /** Seconds. */
  expiresAfter?: number;
}

/** What happens in this account, at the time that the context's clock tells. */
function shopAt(ctx: AppContext, accountId: string) {
  const scope = [accountId];
  const merchant = { actor: { type: "merchant", id: "demo" }, requestId: null } as const;
  const person = (id: string) => ({ type: "staff", id, role: "finance", ip: null }) as const;
  const request = (staffId: string) => ({ scope, by: person(staffId), requestId: null, note: null });
  let orders = 1_000;

  async function order(wish: OrderWish): Promise<OrderWithPayment> {
    const { payer, amount, method = "bank_transfer", allowsOverUnder = false, expiresAfter = null } = wish;
    orders += 1;
    const { name, email, document: number, type, merchantId } = payer;
    const made = await createOrder(ctx, {
      ...{ accountId, merchantId, method, amount, allowsOverUnder, expiresAfter },
      externalId: `PED-${orders}`,
      payer: { name, email, phone: null },
      document: { type, number },
      metadata: null,
      expiration: null,
      successUrl: null,
      cancelUrl: null,
      by: merchant,
    });
    // Money that waits for an order is looked at again for every new one.
    await matchTransfers(ctx);
    return made;
  }

  async function receive({
    payer,
    amount,
    account = payer.account,
    reference = null,
    isByCode = false,
  }: {
    payer: DemoPayer;
    amount: number;
    account?: string;
    reference?: string | null;
    isByCode?: boolean;
  }): Promise<string> {
    const { merchantId, document: payerDocument, name: payerName } = payer;
    const bankTrxId = ctx.ids.uuid().replaceAll("-", "").slice(0, 22).toUpperCase();
    const currency = payer.currency;
    const fact = { accountId, merchantId, currency, amount, reference, isByCode, payerDocument, payerName, bankTrxId };
    const transfer = await receiveTransfer(ctx, { ...fact, payerAccount: account });
    await matchTransfers(ctx);
    if (transfer === null) throw new Error("The transfer was known already");
    return transfer.id;
  }

  return {
    order,
    receive,
    /** The payer sends what the order asks for, or another amount. Answers the transfer's id. */
    pay: ({ order: asked, payment }: OrderWithPayment, payer: DemoPayer, { amount = payment.amount } = {}) =>
      receive({ payer, amount, reference: asked.reference, isByCode: "code" in asked.instructions }),
    cancel: ({ payment }: OrderWithPayment) => cancelOrder(ctx, { scope, paymentId: payment.id, by: merchant }),
    refund: (
      { payment }: OrderWithPayment,
      { amount, reference, staffId }: { amount: number; reference: string; staffId: string },
    ) =>
      refundOrAsk(ctx, {
        ...{ scope, paymentId: payment.id, amount, reference },
        ...{ reason: "goods_returned", note: null, request: {} },
        by: { actor: { type: "staff", id: staffId }, requestId: null },
      }),
    match: (transferId: string, { payment }: OrderWithPayment, staffId: string) =>
      matchByHand(ctx, { ...request(staffId), transferId, paymentId: payment.id }),
    hold: (transferId: string, staffId: string) => holdTransfer(ctx, { ...request(staffId), transferId }),
    sendBack: (transferId: string, staffId: string) => sendTransferBack(ctx, { ...request(staffId), transferId }),
    /** @param wish.value an alias in Argentina, a CPF in Brazil. */
    async payOut(wish: { amount: number; value: string; currency?: TransferCurrency }): Promise<string> {
      const { amount, value, currency = "ARS" } = wish;
      const destination: PayoutDestination =
        currency === "ARS"
          ? { identifierType: "alias_cbu", identifierValue: value, taxId: null, name: null }
          : { identifierType: "pix_key_cpf", identifierValue: value, taxId: value, name: null };
      const merchantId = currency === "ARS" ? shopInArgentina : shopInBrazil;
      orders += 1;
      const named = { externalId: `RET-${orders}`, customerId: null, metadata: null };
      const payout = await createPayout(ctx, {
        ...{ accountId, merchantId, currency, amount, destination, ...named },
        by: merchant,
      });
      return payout.id;
    },
    decide: (
      payoutId: string,
      { verdict, note, staffId }: { verdict: "approve" | "reject"; note: string | null; staffId: string },
    ) => decidePayout(ctx, { scope, payoutId, by: person(staffId), verdict, note }),
    async tick(): Promise<void> {
      await expireOrders(ctx);
      await returnTransfers(ctx);
      await sendPayouts(ctx);
    },
  };
}
