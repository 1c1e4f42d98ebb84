import type { PayoutView } from "../../../shared/transfers/payout.schema.ts";

/** One that waits for a second person. */
export const payoutView: PayoutView = {
  id: "pyo_1",
  account_id: "T12345678",
  merchant_id: "norte",
  currency: "ARS",
  amount: 5000_00,
  state: "awaiting_approval",
  destination: {
    identifierType: "cbu",
    identifierValue: "0170042800000012345674",
    taxId: "30712345671",
    name: "Norte Pagos SA",
  },
  is_masked: false,
  external_id: "RET-88",
  bank_trx_id: null,
  error_message: null,
  attempts: 0,
  next_attempt_at: null,
  decided_by: null,
  created_at: "2026-06-01T09:00:00.000Z",
  submitted_at: null,
  completed_at: null,
};
