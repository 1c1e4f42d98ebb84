import type { Listed } from "../../shared/page.ts";
import { type AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { ListRequest } from "../http/list-query.ts";
import { listPaymentRows } from "./payment-list.repository.ts";
import type { PaymentRecord } from "./payment.record.ts";
import { searchPaymentRows } from "./payment-search.repository.ts";

/**
 * One page of payments, by creation or by amount; with a search text, the newest that match it.
 *
 * @throws DomainError `validation_failed` for a foreign cursor, or an order by amount without one currency.
 */
export async function listPayments(
  ctx: Pick<AppContext, "store">,
  scope: AccountScope,
  request: ListRequest,
): Promise<Listed<PaymentRecord>> {
  return ctx.store.read((db) =>
    request.q === null ? listPaymentRows(db, scope, request) : searchPaymentRows(db, scope, request, request.q),
  );
}
