import type { PaymentObserver } from "../payments/payment-observer.ts";
import { addToBalance } from "./balance.repository.ts";

/** Keeps what a merchant may ask for in step with the transfers that it got and gave back. */
export const balanceObserver: PaymentObserver = {
  async paymentChanged(trx, { payment, operation }) {
    if (payment.api !== "payments" || payment.merchant_id === null || operation.state !== "succeeded") return;
    const sign = operation.kind === "receive" ? 1 : operation.kind === "refund" ? -1 : 0;
    if (sign === 0) return;
    const purse = { accountId: payment.account_id, merchantId: payment.merchant_id, currency: payment.currency };
    await addToBalance(trx, purse, sign * operation.amount);
  },
};
