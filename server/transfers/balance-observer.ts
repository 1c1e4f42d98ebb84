import { transactionOf } from "../ledger/ledger.service.ts";
import type { PaymentObserver } from "../payments/payment-observer.ts";
import { moveBalance } from "./move-balance.service.ts";

/** Keeps what a merchant may ask for in step with the transfers that it got and gave back. */
export const balanceObserver: PaymentObserver = {
  async paymentChanged(trx, { payment, operation, at }) {
    if (payment.api !== "payments" || payment.merchant_id === null || operation.state !== "succeeded") return;
    const sign = operation.kind === "receive" ? 1 : operation.kind === "refund" ? -1 : 0;
    if (sign === 0) return;
    const purse = { accountId: payment.account_id, merchantId: payment.merchant_id, currency: payment.currency };
    await moveBalance(trx, purse, {
      kind: operation.kind === "receive" ? "receive" : "refund",
      subjectId: payment.id,
      amount: sign * operation.amount,
      ledgerSeq: await transactionOf(trx, operation.id),
      at,
    });
  },
};
