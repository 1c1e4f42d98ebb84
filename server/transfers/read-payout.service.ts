import { DomainError } from "../../shared/errors.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { findPayout, listPayoutRows, type PayoutRecord } from "./payout.repository.ts";
import type { ShopScope } from "./read-order.service.ts";

export type { PayoutRecord } from "./payout.repository.ts";

type Reader = Pick<AppContext, "store">;

/** @throws DomainError `not_found`, also for another's payout. */
export async function getPayout(ctx: Reader, { scope, id }: { scope: ShopScope; id: string }): Promise<PayoutRecord> {
  const found = await ctx.store.read((db) => findOwn(db, scope, id));
  if (found === null) throw new DomainError("not_found", "There is no payout with this id.");
  return found;
}

async function findOwn(db: Db, { accountId, merchantId }: ShopScope, id: string): Promise<PayoutRecord | null> {
  const payout = await findPayout(db, id);
  const isOwn = payout?.account_id === accountId && (merchantId === null || payout.merchant_id === merchantId);
  return isOwn ? payout : null;
}

export interface PayoutListQuery {
  scope: ShopScope;
  /** `pending` also means those that wait for a person. */
  state: "pending" | "processing" | "completed" | "failed" | null;
  /** Id of the last payout that the caller has seen. */
  after: string | null;
  limit: number;
}

/** Payouts, newest first. @throws DomainError `validation_failed` for an `after` that is not the caller's. */
export async function listPayouts(
  ctx: Reader,
  { scope, state, after, limit }: PayoutListQuery,
): Promise<{ payouts: PayoutRecord[]; hasMore: boolean }> {
  return ctx.store.read(async (db) => {
    const last = after === null ? null : await findOwn(db, scope, after);
    if (after !== null && last === null) {
      const fields = [{ path: "startingAfter", message: "names no payout of yours" }];
      throw new DomainError("validation_failed", "startingAfter names no payout of yours.", { fields });
    }
    const states = state === null ? null : state === "pending" ? ["pending", "awaiting_approval"] : [state];
    const rows = await listPayoutRows(db, { ...scope, states, before: last, limit: limit + 1 });
    return { payouts: rows.slice(0, limit), hasMore: rows.length > limit };
  });
}
