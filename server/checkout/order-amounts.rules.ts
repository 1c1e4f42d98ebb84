import { type Configuration, type Order, orderLines } from "../../shared/checkout/order.schema.ts";

/** The sum of the lines and the shipping option, minor units; null for an order without any. */
export function sumOfLines(order: Order): number | null {
  const lines = orderLines(order);
  return lines.length === 0 ? null : lines.reduce((sum, line) => sum + line.amount, 0);
}

/** Whether the total is what the lines say. A partial payment may ask for less than its lines. */
export function hasMatchingAmount(order: Order): boolean {
  const sum = sumOfLines(order);
  if (sum === null || order.amount === sum) return true;
  return order.partial_payment === true && order.amount < sum;
}

/**
 * The position of a line that is split among nobody yet; null where there is none. Money that is taken by itself has
 * to know whom it is for.
 */
export function unsplitLine({ items = [] }: Pick<Order, "items">, { auto_capture }: Configuration): number | null {
  if (auto_capture !== true) return null;
  const position = items.findIndex(({ splits }) => Array.isArray(splits) && splits.length === 0);
  return position === -1 ? null : position;
}
