import type { ApprovalView } from "../../../shared/approvals/approval.schema.ts";

/** A refund that waits for a second person, as that person sees it. */
export const approvalView: ApprovalView = {
  id: "apr_1",
  account_id: "T12345678",
  merchant_id: "norte",
  kind: "refund",
  state: "waiting",
  payment_id: "5c1d0a2e-7b34-4f19-8a60-2f9d4c3b1e70",
  merchant_reference: "PED-7731",
  currency: "ARS",
  amount: 3000_00,
  limit: 1000_00,
  reason: "goods_returned",
  note: null,
  bank_reference: "DEV-1",
  outcome: null,
  error: null,
  requested_by: { type: "staff", id: "stf_9", name: "Finance One" },
  requested_at: "2026-06-01T09:00:00.000Z",
  decided_by: null,
  decided_at: null,
  decision_note: null,
  decision: { allowed: true },
};
