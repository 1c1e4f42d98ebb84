import type { ListSpec } from "../list-spec.ts";

/** The requests that need a second person, the newest first. */
export const approvalListSpec = {
  filters: { account: "any_of", state: "any_of", requested_at: "range_instant" },
  sorts: ["requested_at"],
  defaultSort: "-requested_at",
  hasSearch: false,
} as const satisfies ListSpec;
