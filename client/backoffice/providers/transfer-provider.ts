import type { PaymentView, VoidRequest } from "../../../shared/payments/payment.schema.ts";
import type { SimulatedTransferWish } from "../../../shared/transfers/order.schema.ts";
import type { MerchantSettings, MerchantView } from "../../../shared/transfers/merchant.schema.ts";
import type { PayoutView } from "../../../shared/transfers/payout.schema.ts";
import type { TransferDecision, TransferMatch, TransferView } from "../../../shared/transfers/transfer.schema.ts";
import { callApi } from "./http.ts";

/** What the desk decides about money that came by transfer. */
export interface TransferProvider {
  matchTransfer(id: string, wish: TransferMatch): Promise<TransferView>;
  /** Keeps it until somebody decides, or sends it back where it came from. */
  decideTransfer(id: string, verdict: "hold" | "send-back", wish: TransferDecision): Promise<TransferView>;
  /** Calls a payment off that still waits for its money. */
  cancelPayment(id: string, wish: VoidRequest, idempotencyKey: string): Promise<PaymentView>;
  /** Plays the payer of a sandbox account's open order. */
  simulateTransfer(paymentId: string, wish: SimulatedTransferWish): Promise<unknown>;
  /** Of the version that was read. */
  changeMerchant(id: string, settings: MerchantSettings, version: number): Promise<MerchantView>;
  decidePayout(id: string, verdict: "approve" | "reject", wish: TransferDecision): Promise<PayoutView>;
}

export const transferProvider: TransferProvider = {
  matchTransfer: (id, wish) => onTransfer(id, "match", wish),
  decideTransfer: (id, verdict, wish) => onTransfer(id, verdict, wish),
  cancelPayment: async (id, body, idempotencyKey) =>
    (await callApi(`/payments/${encodeURIComponent(id)}/cancel`, {
      method: "POST",
      body,
      idempotencyKey,
    })) as PaymentView,
  simulateTransfer: (id, body) =>
    callApi(`/payments/${encodeURIComponent(id)}/simulate-transfer`, { method: "POST", body }),
  changeMerchant: async (id, body, version) =>
    (await callApi(`/merchants/${encodeURIComponent(id)}`, { method: "PATCH", body, version })) as MerchantView,
  decidePayout: async (id, verdict, body) =>
    (await callApi(`/payouts/${encodeURIComponent(id)}/${verdict}`, { method: "POST", body })) as PayoutView,
};

async function onTransfer(id: string, verb: string, body: unknown): Promise<TransferView> {
  return (await callApi(`/transfers/${encodeURIComponent(id)}/${verb}`, { method: "POST", body })) as TransferView;
}
