import type { BulkItemView, BulkPreview, BulkRunView } from "../../../shared/payments/bulk-run.schema.ts";
import { paymentRow } from "./payment.ts";

/** Two payments in kroner and one in Swedish ones would be done, one is left out. */
export const bulkPreview: BulkPreview = {
  account_id: "T12345678",
  item_count: 4,
  totals: [
    { currency: "NOK", count: 2, amount: 140_000 },
    { currency: "SEK", count: 1, amount: 5_000 },
  ],
  skipped: [
    {
      code: "nothing_to_refund",
      reason: "Nothing was captured, so there is nothing to refund.",
      count: 1,
      examples: [{ payment_id: paymentRow.id, merchant_reference: "order-1001" }],
    },
  ],
};

export const bulkRun: BulkRunView = {
  id: "blk_1",
  account_id: "T12345678",
  kind: "refund",
  state: "running",
  query: null,
  reason: "duplicate",
  note: null,
  item_count: 4,
  totals: [
    { state: "done", currency: "NOK", count: 1, amount: 70_000 },
    { state: "planned", currency: "NOK", count: 1, amount: 70_000 },
    { state: "done", currency: "SEK", count: 1, amount: 5_000 },
    { state: "skipped", currency: "NOK", count: 1, amount: 0 },
  ],
  created_by: { type: "staff", id: "stf_1", name: "Finance One" },
  created_at: "2026-06-01T09:00:00.000Z",
  cancelled_by: null,
  end_reason: null,
  finished_at: null,
};

export const bulkItem: BulkItemView = {
  id: "blk_1.1",
  run_id: "blk_1",
  position: 1,
  payment_id: paymentRow.id,
  merchant_reference: "order-1001",
  currency: "NOK",
  amount: 0,
  state: "skipped",
  code: "nothing_to_refund",
  reason: "Nothing was captured, so there is nothing to refund.",
  operation_id: null,
  updated_at: "2026-06-01T09:00:00.000Z",
};
