import type { Listed } from "../../shared/page.ts";
import { type AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { ListRequest } from "../http/list-query.ts";
import { type InstantRange, oldestWithin, type PaymentFacts } from "./payment-facts.repository.ts";
import { listPaymentRows, type PaymentListOptions } from "./payment-list.repository.ts";
import type { PaymentRecord } from "./payment.record.ts";
import { searchPaymentRows } from "./payment-search.repository.ts";

export type { InstantRange, PaymentFact, PaymentFacts } from "./payment-facts.repository.ts";

/**
 * One page of payments, by creation or by amount; with a search text, the newest that match it.
 *
 * @throws DomainError `validation_failed` for a foreign cursor, or an order by amount without one currency.
 */
export async function listPayments(
  ctx: Pick<AppContext, "store">,
  scope: AccountScope,
  request: ListRequest,
  { isCounted = request.isCounted ?? true, ...facts }: PaymentListOptions = {},
): Promise<Listed<PaymentRecord>> {
  const options = { isCounted, ...facts };
  return ctx.store.read((db) =>
    request.q === null
      ? listPaymentRows(db, scope, request, options)
      : searchPaymentRows(db, scope, request, request.q, options),
  );
}

/**
 * When payments can have been created that have these facts: nothing is captured or refunded before it exists, and
 * none is older than the oldest. Null when there are none.
 */
export async function creationRange(
  ctx: Pick<AppContext, "store">,
  { accountId, createdAt, facts }: { accountId: string; createdAt: InstantRange; facts: PaymentFacts },
): Promise<InstantRange | null> {
  let { gte, lte } = createdAt;
  for (const [column, range] of [
    ["captured_at", facts.capturedAt],
    ["refunded_at", facts.refundedAt],
  ] as const) {
    if (range.gte === undefined && range.lte === undefined) continue;
    const found = await ctx.store.read((db) => oldestWithin(db, { accountId, column, range }));
    if (found?.oldest === null) return null;
    if (found !== null && (gte === undefined || found.oldest > gte)) gte = found.oldest;
    if (range.lte !== undefined && (lte === undefined || range.lte < lte)) lte = range.lte;
  }
  return { ...(gte === undefined ? {} : { gte }), ...(lte === undefined ? {} : { lte }) };
}
