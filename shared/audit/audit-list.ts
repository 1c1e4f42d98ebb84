import type { ListSpec } from "../list-spec.ts";

/** The audit log. `account` takes account ids and `installation`; `outcome` is `allowed` or `refused`. */
export const auditListSpec = {
  filters: {
    account: "any_of",
    actor_id: "any_of",
    object_id: "exact",
    action: "any_of",
    outcome: "any_of",
    at: "range_instant",
  },
  sorts: ["at"],
  defaultSort: "-at",
  hasSearch: false,
} as const satisfies ListSpec;
