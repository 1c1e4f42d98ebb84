import type { ListSpec } from "../list-spec.ts";

/** The customers list. The search text begins a name, an e-mail address or a phone number, or is a word of a payment. */
export const customerListSpec = {
  filters: {
    account: "any_of",
    /** `sandbox` or `live`. */
    environment: "any_of",
    email: "exact",
    phone: "exact",
    external_id: "exact",
    created_at: "range_instant",
  },
  sorts: ["created_at"],
  defaultSort: "-created_at",
  hasSearch: true,
} as const satisfies ListSpec;
