import type { ListSpec } from "../list-spec.ts";

/** Credit offers, newest first. The search text is an offer's or a customer's id, a CPF or a CNPJ. */
export const offerListSpec = {
  filters: {
    account: "any_of",
    /** `sandbox` or `live`. */
    environment: "any_of",
    /** The credential that registered the customer. */
    partner: "any_of",
    status: "any_of",
    customer_id: "any_of",
    created_at: "range_instant",
  },
  sorts: ["created_at"],
  defaultSort: "-created_at",
  hasSearch: true,
} as const satisfies ListSpec;
