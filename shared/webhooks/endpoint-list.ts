import type { ListSpec } from "../list-spec.ts";

/**
 * The endpoints list, the worst first unless asked otherwise; deleted ones are at its end.
 *
 * `attention` orders by what wants to be looked at: disabled, near to being disabled, failing, and
 * then by how many deliveries were given up in the last 24 hours.
 */
export const endpointListSpec = {
  filters: {
    account: "any_of",
    dialect: "any_of",
    status: "any_of",
    /** `overlap` while an old secret signs along, `single` otherwise. */
    signing: "any_of",
    merchant_id: "exact",
    created_at: "range_instant",
  },
  sorts: ["attention", "created_at"],
  defaultSort: "-attention",
  hasSearch: false,
} as const satisfies ListSpec;
