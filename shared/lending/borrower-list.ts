import type { ListSpec } from "../list-spec.ts";

/**
 * The list of those who may borrow. The search text is a CPF or CNPJ with or without punctuation, the partner's reference,
 * an id, or begins a name or an e-mail address.
 */
export const borrowerListSpec = {
  filters: {
    account: "any_of",
    /** `sandbox` or `live`. */
    environment: "any_of",
    /** The credential that registered them. */
    partner: "any_of",
    status: "any_of",
    status_since: "range_instant",
    created_at: "range_instant",
  },
  sorts: ["created_at", "status_since"],
  defaultSort: "-created_at",
  hasSearch: true,
} as const satisfies ListSpec;
