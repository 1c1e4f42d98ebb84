import type { Configuration, Order } from "../../shared/checkout/order.schema.ts";
import { badField } from "./bad-field.ts";
import { unsplitLine } from "./order-amounts.rules.ts";

/** @throws DomainError `validation_failed` for a line split among nobody where money is captured automatically. */
export function refuseUnsplit(order: Order, configuration: Configuration): void {
  const line = unsplitLine(order, configuration);
  if (line !== null)
    throw badField(`order.items.${line}.splits`, "must not be empty where money is captured automatically");
}
