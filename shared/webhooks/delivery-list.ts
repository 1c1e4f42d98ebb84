import type { ListSpec } from "../list-spec.ts";

/** The deliveries list, newest first unless asked otherwise. */
export const deliveryListSpec = {
  filters: {
    account: "any_of",
    state: "any_of",
    event_type: "any_of",
    dialect: "any_of",
    endpoint_id: "exact",
    subject_id: "exact",
    event_id: "exact",
    /** The payment's operation that it tells of. */
    operation_id: "exact",
    /** The deliveries of these ids, for a screen that follows what happens. */
    id: "any_of",
    /** What the last try came to: an `AttemptClass`, or `none` where there was no try yet. */
    code_class: "any_of",
    /** Tries so far. */
    attempt_count: "range_count",
    /** `true` or `false`. */
    is_test: "any_of",
    created_at: "range_instant",
  },
  sorts: ["created_at"],
  defaultSort: "-created_at",
  hasSearch: false,
} as const satisfies ListSpec;

/** The events list, newest first unless asked otherwise. */
export const eventListSpec = {
  filters: {
    account: "any_of",
    type: "any_of",
    subject_id: "exact",
    created_at: "range_instant",
  },
  sorts: ["created_at"],
  defaultSort: "-created_at",
  hasSearch: false,
} as const satisfies ListSpec;
