/** How an order stands, in the words that merchants and payers read. */
export const orderStates = ["started", "confirmed", "cancelled", "expired"] as const;
export type OrderState = (typeof orderStates)[number];

/** Money that was given back does not undo that it came. Amounts are minor units. */
export function orderState({ status, captured }: { status: string; captured: number }): OrderState {
  if (captured > 0) return "confirmed";
  if (status === "EXPIRED") return "expired";
  return status === "INITIATED" ? "started" : "cancelled";
}
