import type { TransferCandidate, TransferRow, TransferView } from "../../../shared/transfers/transfer.schema.ts";

const at = "2026-06-01T09:00:00.000Z";

export const transferRow: TransferRow = {
  id: "trf_1",
  account_id: "T12345678",
  merchant_id: "norte",
  currency: "ARS",
  amount: 2450_00,
  state: "unmatched",
  obstacle: "amount",
  payer_name: "Inés Roldán",
  payer_document: "20301234563",
  payer_account: "0170042800000012345674",
  is_masked: false,
  reference: "9032000000000007731",
  is_by_code: false,
  bank_trx_id: "MX42K0P9Q7L1ZT5R8W3Y6N",
  payment_id: null,
  return_at: "2099-06-02T09:00:00.000Z",
  return_reference: null,
  received_at: at,
  settled_at: null,
};

const candidate: TransferCandidate = {
  payment_id: "pay_1",
  external_id: "PED-7731",
  status: "INITIATED",
  amount: 2450_75,
  difference: -75,
  method: "bank_transfer",
  payer_name: "Inés Roldán",
  payer_document: "20301234563",
  reference: "9032000000000007731",
  created_at: at,
  expires_at: null,
  is_open: true,
  differs_in: ["amount"],
};

export const transferView: TransferView = {
  ...transferRow,
  policy: { refund_policy: "on_expiration", hold_hours: 24 },
  attempts: 0,
  candidates: [
    candidate,
    { ...candidate, payment_id: "pay_0", external_id: "PED-7700", status: "EXPIRED", is_open: false, difference: -75 },
  ],
};
