import type { ListSpec } from "../list-spec.ts";

/**
 * The list of money that came by transfer, newest first. The search text is an id, the bank's id, the reference that
 * the payer wrote, or the payer's document.
 */
export const transferListSpec = {
  filters: {
    account: "any_of",
    state: "any_of",
    obstacle: "any_of",
    merchant_id: "any_of",
    currency: "any_of",
    received_at: "range_instant",
  },
  sorts: ["received_at"],
  defaultSort: "-received_at",
  hasSearch: true,
} as const satisfies ListSpec;
