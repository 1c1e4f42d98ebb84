import { DomainError } from "../../shared/errors.ts";
import type { TransferCurrency } from "../../shared/transfers/transfer-methods.ts";
import type { AppContext } from "../context.ts";
import type { OrderWithPayment } from "./create-order.service.ts";
import { findOrderIdBy } from "./order-list.repository.ts";
import { findOwnOrder, type ShopScope } from "./read-order.service.ts";

/** What names an order: its id, or something that more than one may have. */
export type OrderName =
  | { id: string }
  | { reference: string | null; currency: TransferCurrency }
  | { externalId: string; currency: TransferCurrency };

/**
 * The order of that name; where several have it the newest, one that waits before one that does not.
 *
 * @throws DomainError `not_found`
 */
export async function findOrder(
  ctx: Pick<AppContext, "store">,
  { scope, ...name }: OrderName & { scope: ShopScope },
): Promise<OrderWithPayment> {
  const found = await ctx.store.read(async (db) => {
    const id = "id" in name ? name.id : await findOrderIdBy(db, { ...scope, ...name });
    return id === null ? null : findOwnOrder(db, scope, id);
  });
  if (found === null) throw new DomainError("not_found", "payment not found for this account");
  return found;
}
