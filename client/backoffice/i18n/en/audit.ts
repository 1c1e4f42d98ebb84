/** The audit log. */
export const enAudit = {
  audit: {
    title: "Audit log",
    empty: "What people and programs do here is written down, from the first sign-in on.",
    column: { at: "When", who: "Who", action: "What", object: "On what", outcome: "Outcome" },
    filter: { person: "Person", action: "Action", object: "Object id", outcome: "Outcome", at: "When" },
    allowed: "Allowed",
    refused: "Refused",
    actor: { staff: "Colleague", merchant: "Merchant's server", payer: "Payer", system: "Kontor" },
    entry: "Entry %{id}",
    position: "Entry %{position} of the chain %{chain}",
    details: "What changed and why",
    personal: "Personal details of this entry",
    hash: "Fingerprint",
    verify: "Verify",
    verifying: "Verifying…",
    holds: "Nothing was changed or removed: %{detail}.",
    broken: "The log is not what was written: %{detail}.",
  },
} as const;
