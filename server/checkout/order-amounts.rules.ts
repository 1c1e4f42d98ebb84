import { type Order, orderLines } from "../../shared/checkout/order.schema.ts";

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
