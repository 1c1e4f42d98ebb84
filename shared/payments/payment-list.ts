import type { ListSpec } from "../list-spec.ts";

/**
 * The payments list. Every filter goes with the order by creation; the order by amount needs one
 * currency, because amounts of two currencies do not compare.
 */
export const paymentListSpec = {
  filters: {
    account: "any_of",
    status: "any_of",
    method: "any_of",
    currency: "any_of",
    api: "any_of",
    /** Of payments by transfer. */
    rail: "any_of",
    merchant_id: "any_of",
    payer_document: "exact",
    /** What the payer was told to write, or the bank's own name for the transfer that came. */
    bank_reference: "exact",
    merchant_reference: "exact",
    merchant_reference_2: "exact",
    customer_id: "exact",
    session_id: "exact",
    amount: "range_amount",
    created_at: "range_instant",
    /** Of the newest capture. */
    captured_at: "range_instant",
    /** Until when reserved money can be taken. */
    authorization_expires_at: "range_instant",
  },
  sorts: ["created_at", "amount"],
  defaultSort: "-created_at",
  hasSearch: true,
} as const satisfies ListSpec;
