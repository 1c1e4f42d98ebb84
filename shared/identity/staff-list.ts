import type { ListSpec } from "../list-spec.ts";

/** Colleagues; of an account, those who reach it. `state` is `active`, `invited` or `disabled`. */
export const staffListSpec = {
  filters: { account: "any_of", role: "any_of", state: "any_of", email: "exact", created_at: "range_instant" },
  sorts: ["email", "name", "created_at"],
  defaultSort: "email",
  hasSearch: false,
} as const satisfies ListSpec;
