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
    /** Of the last answer: `2xx` to `5xx`, or `none` where there was none. */
    code_class: "any_of",
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
