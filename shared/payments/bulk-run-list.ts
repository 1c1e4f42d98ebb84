import type { ListSpec } from "../list-spec.ts";

/** The bulk runs, the newest first. */
export const bulkRunListSpec = {
  filters: { account: "any_of", kind: "any_of", state: "any_of", created_at: "range_instant" },
  sorts: ["created_at"],
  defaultSort: "-created_at",
  hasSearch: false,
} as const satisfies ListSpec;

/** The payments of one run, which has to be named, in the order in which they are done. */
export const bulkItemListSpec = {
  filters: { run_id: "exact", state: "any_of" },
  sorts: ["position"],
  defaultSort: "position",
  hasSearch: false,
} as const satisfies ListSpec;
