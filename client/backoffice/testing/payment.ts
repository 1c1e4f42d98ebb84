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
    actions: {
      capture: { allowed: true, limit: 700_00 },
      refund: { allowed: true, limit: 300_00 },
      void: { allowed: false, limit: 0, code: "void_remainder_unsupported", reason: "Card cannot release the rest." },
    },
    ...changes,
  };
}
