/** Where one object's page is. */
export function recordPath(
  resource:
    | "payments"
    | "sessions"
    | "customers"
    | "deliveries"
    | "webhook-endpoints"
    | "merchants"
    | "settlements"
    | "credentials"
    | "payment-profiles"
    | "transfers"
    | "payouts"
    | "approvals"
    | "bulk-runs"
    | "borrowers"
    | "credit-offers"
    | "loans"
    | "staff"
    | "calls",
  id: string,
): string {
  return `/${resource}/${encodeURIComponent(id)}/show`;
}
