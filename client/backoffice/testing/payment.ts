import type { TransferOrderView } from "../../../shared/transfers/order.schema.ts";
import type { OperationView, PaymentRow, PaymentView } from "../../../shared/payments/payment.schema.ts";

/** A card payment of 1,000.00 NOK of which 300.00 are captured, as finance sees it. */
export const paymentRow: PaymentRow = {
  id: "T12345678.1ChEna3Qt4kYVhr1kRihim",
  account_id: "T12345678",
  merchant_id: "north-shop",
  session_id: "T12345678.1ChEna3Qt4kYVhr1kRihia",
  customer_id: "cus_1ChEna3Qt4kYVhr1kRihim",
  api: "checkout",
  method: "dintero_psp.creditcard",
  status: "PARTIALLY_CAPTURED",
  currency: "NOK",
  amount: 1000_00,
  authorized: 1000_00,
  captured: 300_00,
  refunded: 0,
  voided: 0,
  merchant_reference: "order-1001",
  merchant_reference_2: null,
  instrument: { kind: "card", brand: "Visa", last4: "0416" },
  payer: { name: "Kari Nordmann", email: "kari@shop.example", phone: null, is_masked: false },
  transfer: null,
  authorization_expires_at: "2026-06-08T09:00:00.000Z",
  created_at: "2026-06-01T09:00:00.000Z",
  updated_at: "2026-06-01T09:05:00.000Z",
};

const actor = { type: "merchant", id: "crd_1" } as const;

const operation: Omit<OperationView, "id" | "kind" | "amount"> = {
  currency: "NOK",
  state: "succeeded",
  is_final: false,
  reference: null,
  reason: null,
  note: null,
  error: null,
  items: [],
  actor,
  created_at: "2026-06-01T09:00:00.000Z",
  settled_at: "2026-06-01T09:00:01.000Z",
};

/** The same payment's page, changed as a test wants it. */
export function paymentWith(changes: Partial<PaymentView> = {}): PaymentView {
  return {
    ...paymentRow,
    capturable: 700_00,
    refundable: 300_00,
    pending_capture: 0,
    pending_refund: 0,
    version: 3,
    lines: [],
    operations: [
      { ...operation, id: "op_1", kind: "authorize", amount: 1000_00 },
      { ...operation, id: "op_2", kind: "capture", amount: 300_00 },
    ],
    timeline: [],
    deliveries: [],
    settlement_status: "NOT_SETTLED",
    settlements: [],
    order: null,
    approvals: [],
    approval_above: null,
    actions: {
      capture: { allowed: true, limit: 700_00 },
      refund: { allowed: true, limit: 300_00 },
      void: { allowed: false, limit: 0, code: "void_remainder_unsupported", reason: "Card cannot release the rest." },
      cancel: { allowed: false, limit: 0, code: "already_authorized", reason: "The money is reserved already." },
    },
    ...changes,
  };
}

export const orderView: TransferOrderView = {
  rail: "ar_bank_transfer",
  reference: "9032000000000007731",
  instructions: { type: "bank_transfer", cbu: "0170042800000012345674", alias: "NORTE.PAGOS" },
  page_url: "https://pay.kontor.example/checkout/5c1d0a2e-7b34-4f19-8a60-2f9d4c3b1e70",
  expires_at: "2099-06-01T11:00:00.000Z",
  is_open: true,
  tolerance: null,
  payer_document: { type: "CUIT", number: "20301234563" },
  idempotency_key: "order-7731",
  transfer: null,
};

/** A payment of 2,450.75 ARS that waits for its transfer, as finance sees it. */
export function transferPayment(changes: Partial<PaymentView> = {}): PaymentView {
  return paymentWith({
    id: "5c1d0a2e-7b34-4f19-8a60-2f9d4c3b1e70",
    session_id: null,
    api: "payments",
    method: "bank_transfer",
    status: "INITIATED",
    currency: "ARS",
    amount: 2450_75,
    authorized: 0,
    captured: 0,
    merchant_reference: "PED-7731",
    instrument: null,
    transfer: { payer_document: "20301234563", reference: "9032000000000007731", bank_trx_id: null },
    authorization_expires_at: null,
    capturable: 0,
    refundable: 0,
    operations: [],
    order: orderView,
    actions: {
      capture: { allowed: false, limit: 0, reason: "Nothing to capture." },
      refund: { allowed: false, limit: 0, reason: "Nothing was captured, so there is nothing to refund." },
      void: { allowed: false, limit: 0, reason: "Nothing to release." },
      cancel: { allowed: true, limit: 0 },
    },
    ...changes,
  });
}
