/** Details of people that are shown in full. */
export const enPersonal = {
  reveal: {
    title: "Show details in full",
    text: "This person's details are shown to you once. That you looked, when and why is kept in the audit log.",
    reason: "Why do you need them?",
    reason_hint: "For example: they ask by phone where their refund is",
    reason_needed: "Say why first",
    submit: "Show details",
    shown: "Details in full",
    nothing: "Nothing is known of this person.",
    left: "You can do this %{smart_count} more time within this hour. |||| You can do this %{smart_count} more times within this hour.",
    left_none: "That was the last time within this hour.",
    close: "Close",
    field: {
      name: "Name",
      email: "E-mail",
      phone: "Phone",
      external_id: "Id at the merchant",
      document: "Document",
      company_document: "Company document",
      trading_name: "Trading name",
    },
  },
} as const;
