import type { ListSpec } from "../list-spec.ts";

/** The endpoints list, newest first unless asked otherwise; deleted ones are in it. */
export const endpointListSpec = {
  filters: {
    account: "any_of",
    dialect: "any_of",
    status: "any_of",
    merchant_id: "exact",
    created_at: "range_instant",
  },
  sorts: ["created_at"],
  defaultSort: "-created_at",
  hasSearch: false,
} as const satisfies ListSpec;
