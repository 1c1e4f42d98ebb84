import { DomainError } from "../../shared/errors.ts";
import type { TransferCurrency } from "../../shared/transfers/transfer-methods.ts";
import type { AppContext } from "../context.ts";
import type { OrderWithPayment } from "./create-order.service.ts";
import { findOrderIdBy } from "./order-list.repository.ts";
import { getOrder, type OrderScope } from "./read-order.service.ts";

/** What names an order beside its id. */
export type OrderName = { reference: string | null } | { externalId: string };

/**
 * The newest order of that name, one that waits before one that does not.
 *
 * @throws DomainError `not_found`
 */
export async function findOrder(
  ctx: Pick<AppContext, "store">,
  { scope, currency, ...name }: OrderName & { scope: OrderScope; currency: TransferCurrency },
): Promise<OrderWithPayment> {
  const id = await ctx.store.read((db) => findOrderIdBy(db, { ...scope, currency, ...name }));
  if (id === null) throw new DomainError("not_found", "payment not found for this account");
  return getOrder(ctx, { scope, id });
}
