import type { Order, StoredShipping } from "../../shared/checkout/order.schema.ts";
import { withShippingOption } from "./express.rules.ts";
import { sumOfLines } from "./order-amounts.rules.ts";

/** What a shop answers when it hears where its order goes, or which discount codes the payer has. */
export interface ShopAnswer {
  /** Null when the ways of sending the order stay what they are. */
  options: readonly StoredShipping[] | null;
  /** What changes about the order; null when nothing. */
  order: Partial<Pick<Order, "amount" | "items">> | null;
}

/**
 * The order as the shop wants it. The way of sending it that was chosen stays while it
 * is on offer, at what it costs now.
 *
 * Some shops say a total with what sending costs and some without, so the lines decide: sending is
 * added to them once, whichever total was said.
 *
 * @returns null when the total that the shop says fits its lines neither way.
 */
export function orderAfterAnswer(stored: Order, { options, order }: ShopAnswer): Order | null {
  const before = stored.shipping_option ?? null;
  const chosen = options === null ? before : (options.find(({ line_id }) => line_id === before?.line_id) ?? null);
  const bare = withShippingOption(stored, null);
  if (order === null) return withShippingOption(bare, chosen);
  const hasLines = order.items !== undefined && order.items.length > 0;
  const changed = hasLines ? { ...bare, items: order.items } : bare;
  const amount = (hasLines ? sumOfLines(changed) : null) ?? bare.amount;
  const sendingCosts = [0, before?.amount ?? 0, ...(options ?? []).map((option) => option.amount)];
  const isFitting = order.amount === undefined || sendingCosts.some((cost) => order.amount === amount + cost);
  return isFitting ? withShippingOption({ ...changed, amount }, chosen) : null;
}
