/** What can be found, in the order in which it is shown. */
export const searchTypes = [
  "payment",
  "session",
  "payment_link",
  "transfer",
  "payout",
  "settlement",
  "customer",
  "borrower",
  "credit_offer",
  "loan",
  "delivery",
  "webhook_endpoint",
  "credential",
  "call",
] as const;
export type SearchType = (typeof searchTypes)[number];
