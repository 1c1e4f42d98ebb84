import type { ListSpec } from "../list-spec.ts";

/** The settlements list, newest first. The search text is an id or the provider's reference. */
export const settlementListSpec = {
  filters: {
    account: "any_of",
    provider: "any_of",
    currency: "any_of",
    payment_status: "any_of",
    settled_at: "range_instant",
  },
  sorts: ["settled_at"],
  defaultSort: "-settled_at",
  hasSearch: true,
} as const satisfies ListSpec;
