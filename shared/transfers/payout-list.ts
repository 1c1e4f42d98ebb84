import type { ListSpec } from "../list-spec.ts";

/** The payouts list, newest first. The search text is an id, the shop's reference or the bank's id. */
export const payoutListSpec = {
  filters: {
    account: "any_of",
    state: "any_of",
    merchant_id: "any_of",
    currency: "any_of",
    created_at: "range_instant",
  },
  sorts: ["created_at"],
  defaultSort: "-created_at",
  hasSearch: true,
} as const satisfies ListSpec;
