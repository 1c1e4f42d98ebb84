import type { ListSpec } from "../list-spec.ts";

/**
 * The loans list, newest first. The search text is an id, the number of the contract, the customer's CPF or CNPJ with or
 * without punctuation, or the beginning of their name. `days_late` counts from the oldest unpaid installment.
 */
export const loanListSpec = {
  filters: {
    account: "any_of",
    /** `sandbox` or `live`. */
    environment: "any_of",
    /** The credential that registered the borrower. */
    partner: "any_of",
    status: "any_of",
    customer_id: "any_of",
    created_at: "range_instant",
    status_since: "range_instant",
    days_late: "range_count",
  },
  sorts: ["created_at", "status_since"],
  defaultSort: "-created_at",
  hasSearch: true,
} as const satisfies ListSpec;
