/** Webhook endpoints, their secrets, and sending again. */
export const enWebhooks = {
  code_class: {
    "2xx": "2xx, accepted",
    "3xx": "3xx, redirect",
    "4xx": "4xx, refused",
    "5xx": "5xx, receiver's error",
    none: "No answer",
  },
  resend: {
    action: "Resend",
    done: "It is being sent again.",
    blocked: {
      scheduled: "It is still being tried by itself; the next try is scheduled.",
      already_delivered: "It was delivered already.",
      endpoint_disabled: "The endpoint is disabled. Enable it, then send again.",
      endpoint_deleted: "The endpoint of this delivery was deleted.",
    },
    force: { scheduled: "Send now", already_delivered: "Force resend" },
    force_title: { scheduled: "Send now", already_delivered: "Send again although it was delivered" },
    force_text: {
      scheduled: "One more try is made at once, without waiting for the scheduled one.",
      already_delivered:
        "The receiver gets the same event a second time, with the same event id. A receiver that does not recognize duplicates acts on it twice.",
    },
  },
} as const;
