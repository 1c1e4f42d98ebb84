import type { ListSpec } from "../list-spec.ts";

/** The sessions list. The search text is an id, a merchant reference, or the buyer's e-mail address or phone number. */
export const sessionListSpec = {
  filters: {
    account: "any_of",
    status: "any_of",
    currency: "any_of",
    profile_id: "any_of",
    merchant_reference: "exact",
    customer_id: "exact",
    payment_id: "exact",
    created_at: "range_instant",
  },
  sorts: ["created_at"],
  defaultSort: "-created_at",
  hasSearch: true,
} as const satisfies ListSpec;
