import { DomainError } from "../../shared/errors.ts";
import type { TransferCurrency } from "../../shared/transfers/transfer-methods.ts";
import type { AppContext } from "../context.ts";
import type { OrderWithPayment } from "./create-order.service.ts";
import { findOrderIdBy, type NamedOrder } from "./order-list.repository.ts";
import { documentsOf } from "./match-transfers.service.ts";
import { findOwnOrder, type ShopScope } from "./read-order.service.ts";

/** What names an order: its id, or what a transfer tells, which more than one may have. */
type OrderName = { id: string } | TransferFacts;

interface TransferFacts extends Omit<NamedOrder, keyof ShopScope | "documents"> {
  currency: TransferCurrency;
  /** The payer's, without punctuation. */
  document?: string | null;
}

/**
 * The order of that name; where several have it the oldest, one that waits before one that does not.
 *
 * @throws DomainError `not_found`
 */
export async function findOrder(
  ctx: Pick<AppContext, "store">,
  { scope, ...name }: OrderName & { scope: ShopScope },
): Promise<OrderWithPayment> {
  const found = await ctx.store.read(async (db) => {
    const id = "id" in name ? name.id : await findOrderIdBy(db, { ...scope, ...factsOf(name) });
    return id === null ? null : findOwnOrder(db, scope, id);
  });
  if (found === null) throw new DomainError("not_found", "payment not found for this account");
  return found;
}

function factsOf({ document, ...facts }: TransferFacts): Omit<NamedOrder, keyof ShopScope> {
  return document === undefined ? facts : { ...facts, documents: documentsOf(document) };
}
