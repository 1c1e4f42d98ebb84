/** Lists that can be taken along as a CSV file, by the names in their addresses. */
export const exportableLists = [
  "payments",
  "sessions",
  "payment-links",
  "settlements",
  "transfers",
  "payouts",
  "approvals",
  "bulk-items",
  "merchants",
  "balance-lines",
  "customers",
  "borrowers",
  "credit-offers",
  "loans",
  "deliveries",
  "webhook-endpoints",
  "payment-profiles",
  "credentials",
] as const;
export type ExportableList = (typeof exportableLists)[number];
