import type { TransferCurrency } from "../../shared/transfers/transfer-methods.ts";
import { transferMethods } from "../../shared/transfers/transfer-methods.ts";
import type { AppContext } from "../context.ts";
import type { OrderWithPayment } from "./create-order.service.ts";
import { receiveTransfer } from "./receive-transfer.service.ts";

export interface SimulatedTransfer extends OrderWithPayment {
  /** Minor units. */
  amount: number;
  /** Without punctuation; its check digits may be wrong. */
  payerDocument: string | null;
  payerName: string | null;
  payerAccount: string | null;
  /** What the payer wrote; the order's own where it is left out. */
  reference?: string | null;
}

/**
 * Plays the payer's bank for an order of a sandbox account: the money is told of as a bank would, and finds its order
 * the same way. Returns the name of the notice.
 */
export async function simulateTransfer(ctx: AppContext, wanted: SimulatedTransfer): Promise<string> {
  const { order, payment, amount, payerDocument, payerName, payerAccount } = wanted;
  const { reference = order.reference } = wanted;
  const name = ctx.ids.uuid();
  await receiveTransfer(ctx, {
    accountId: order.account_id,
    merchantId: order.merchant_id,
    currency: payment.currency as TransferCurrency,
    amount,
    reference,
    isByCode: transferMethods[order.method].isQr && reference === order.reference,
    payerDocument,
    payerName,
    payerAccount,
    bankTrxId: name.replaceAll("-", "").slice(0, 22).toUpperCase(),
  });
  return `MOCK-AVISO-${name}`;
}
