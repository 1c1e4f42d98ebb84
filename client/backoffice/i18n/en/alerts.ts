/** What somebody should look at. */
export const enAlerts = {
  alerts: {
    title: "Alerts",
    empty: "Nothing needs your attention.",
    column: { what: "What", object: "Where", account: "Account", raised: "Raised", state: "State" },
    filter: { kind: "Kind", state: "State", raised: "Raised" },
    since: "since",
    until: "until",
    acknowledge: "Take note",
    acknowledge_of: "Take note: %{what}, %{label}",
    count: "%{smart_count} open alert |||| %{smart_count} open alerts",
  },
  alert_state: { open: "Open", acknowledged: "Noted", cleared: "Over" },
  alert_kind: {
    deliveries_exhausted: "Deliveries given up",
    endpoint_disabled: "Webhook disabled by Kontor",
    loan_stuck: "Loan stuck before the payout",
    installment_missed: "Installment missed",
    offer_expiring: "Offer ends within 48 hours",
    credential_old: "Old API secret",
    credential_unused: "API client not used",
  },
  alert_amount: {
    deliveries_exhausted: "%{smart_count} delivery |||| %{smart_count} deliveries",
    installment_missed: "%{smart_count} day late |||| %{smart_count} days late",
    credential_old: "%{smart_count} day old |||| %{smart_count} days old",
    credential_unused: "%{smart_count} day |||| %{smart_count} days",
  },
  alert_settings: {
    stuck: "Loan called stuck",
    stuck_value:
      "After %{smart_count} hour in one state before the payout |||| After %{smart_count} hours in one state before the payout",
    form_stuck: "Hours after which a loan is called stuck",
    form_stuck_hint: "In one state before the payout. Finance then gets an alert.",
  },
} as const;
