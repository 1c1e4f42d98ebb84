import { DomainError } from "../../shared/errors.ts";
import type { Listed } from "../../shared/page.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { ListRequest } from "../http/list-query.ts";
import { nameStaff } from "../identity/staff-names.service.ts";
import { findPayout, type PayoutRecord } from "./payout.repository.ts";
import { listPayoutPage } from "./payout-list.repository.ts";

type Reader = Pick<AppContext, "store">;

/** One page of payouts for staff. @throws DomainError `validation_failed` for a foreign cursor. */
export async function listPayoutsForStaff(
  ctx: Reader,
  scope: AccountScope,
  request: ListRequest,
): Promise<Listed<PayoutRecord>> {
  const { account, state, ...rest } = request.filters.anyOf;
  const reach = scope === "all" ? account : account === undefined ? scope : account.filter((id) => scope.includes(id));
  const { sort, limit, cursor, q } = request;
  return ctx.store.read((db) =>
    listPayoutPage(db, {
      accountIds: reach ?? null,
      states: state ?? null,
      anyOf: new Map(Object.entries(rest)),
      createdAt: request.filters.range["created_at"],
      search: q,
      sort,
      limit,
      cursor,
    }),
  );
}

/**
 * A payout, with the name of the person who decided about it where somebody did.
 *
 * @throws DomainError `not_found`, also for another account's.
 */
export async function getPayoutForStaff(
  ctx: Reader,
  { scope, id }: { scope: AccountScope; id: string },
): Promise<PayoutRecord> {
  return ctx.store.read(async (db) => {
    const payout = await findPayout(db, id);
    if (payout === null || !isInScope(scope, payout.account_id)) {
      throw new DomainError("not_found", "There is no payout with this id.");
    }
    const { decided_by } = payout;
    if (decided_by === null) return payout;
    const named = await nameStaff(db, [{ type: "staff", id: decided_by }]);
    return { ...payout, decided_by: named({ type: "staff", id: decided_by }).name ?? decided_by };
  });
}
