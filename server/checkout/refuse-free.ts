import type { Configuration, Order } from "../../shared/checkout/order.schema.ts";
import { badField } from "./bad-field.ts";
import { takesFreeOrders } from "./session-methods.rules.ts";

/** @throws DomainError `validation_failed` for an order that costs nothing in a session that does not take such. */
export function refuseFree({ amount }: Pick<Order, "amount">, configuration: Configuration): void {
  if (amount > 0 || takesFreeOrders(configuration)) return;
  throw badField(
    "order.amount",
    "must be a positive integer, because the configuration does not switch dintero.zero on",
  );
}
