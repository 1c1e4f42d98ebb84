import { accountKind } from "../../shared/accounts/account.schema.ts";
import { DomainError } from "../../shared/errors.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { findPaymentRecord, findPaymentRecords } from "../payments/read-payment.service.ts";
import type { OrderWithPayment } from "./create-order.service.ts";
import type { OrderRecord } from "./order.record.ts";
import { findOrder, findOrders } from "./order.repository.ts";
import {
  listOrderIds,
  listOrderIdsNamed,
  type OrderListQuery,
  type OrderNames,
  type OrderScope,
} from "./order-list.repository.ts";

type Reader = Pick<AppContext, "store">;

export type { OrderScope, ShopScope } from "./order-list.repository.ts";

/** @throws DomainError `not_found`, also for another's order. */
export async function getOrder(
  ctx: Reader,
  { scope, id }: { scope: OrderScope; id: string },
): Promise<OrderWithPayment> {
  const found = await ctx.store.read((db) => findOwnOrder(db, scope, id));
  if (found === null) throw new DomainError("not_found", "There is no payment with this id.");
  return found;
}

/** Whoever knows the id may see it: the payer's page. Null when there is none. */
export async function findOrderWithPayment(db: Db, id: string): Promise<OrderWithPayment | null> {
  const order = await findOrder(db, id);
  const payment = order === null ? null : await findPaymentRecord(db, id);
  return order === null || payment === null ? null : { order, payment };
}

/** Null also for another's order. */
export async function findOwnOrder(db: Db, scope: OrderScope, id: string): Promise<OrderWithPayment | null> {
  const found = await findOrderWithPayment(db, id);
  return found !== null && isReached(scope, found.order) ? found : null;
}

function isReached(scope: OrderScope, { account_id, merchant_id }: OrderRecord): boolean {
  const isAccounts =
    "accountId" in scope ? account_id === scope.accountId : accountKind(account_id) === scope.everyAccountOf;
  return isAccounts && (scope.merchantId === null || merchant_id === scope.merchantId);
}

export interface OrderPage {
  orders: readonly OrderWithPayment[];
  hasMore: boolean;
}

/**
 * Orders, newest first.
 *
 * @param query.after the last order that the caller has seen
 * @throws DomainError `validation_failed` for an `after` that is not the caller's.
 */
export async function listOrders(
  ctx: Reader,
  { after, ...query }: Omit<OrderListQuery, "beforeSeq"> & { after: string | null },
): Promise<OrderPage> {
  return ctx.store.read(async (db) => {
    const last = after === null ? null : await findOwnOrder(db, query.scope, after);
    if (after !== null && last === null) {
      const fields = [{ path: "startingAfter", message: "names no payment of yours" }];
      throw new DomainError("validation_failed", "startingAfter names no payment of yours.", { fields });
    }
    const ids = await listOrderIds(db, {
      ...query,
      beforeSeq: last?.order.payment_seq ?? null,
      limit: query.limit + 1,
    });
    const shown = ids.slice(0, query.limit);
    const [orders, payments] = [await findOrders(db, shown), await findPaymentRecords(db, shown)];
    const found = shown.flatMap((id) => {
      const [order, payment] = [orders.get(id), payments.get(id)];
      return order === undefined || payment === undefined ? [] : [{ order, payment }];
    });
    return { orders: found, hasMore: ids.length > query.limit };
  });
}

/** Inside a read or a write of the caller; null for a payment that waits for no transfer. */
export async function orderOfPayment(db: Db, paymentId: string): Promise<OrderRecord | null> {
  return findOrder(db, paymentId);
}

/** The orders of those payments that have one, by payment. */
export async function ordersOfPayments(
  ctx: Reader,
  paymentIds: readonly string[],
): Promise<ReadonlyMap<string, OrderRecord>> {
  return ctx.store.read((db) => findOrders(db, paymentIds));
}

/** Payments whose order has all of these names, the newest first, in whichever account; a document may have punctuation. */
export async function paymentsNamed(ctx: Reader, { document, ...names }: OrderNames): Promise<string[]> {
  const bare = document === undefined ? {} : { document: bareDocument(document) };
  return ctx.store.read((db) => listOrderIdsNamed(db, { ...names, ...bare }));
}

/** A document as it is stored: without punctuation, letters in capitals. */
export function bareDocument(document: string): string {
  return document.replace(/[\s.\-/]/g, "").toUpperCase();
}
