import { lendingRefusal } from "../../../shared/lending/lending-refusals.ts";
import { type AccountScope, isInScope } from "../../accounts/account-scope.ts";
import type { OfferStatus } from "../../../shared/lending/lending-states.ts";
import type { AppContext } from "../../context.ts";
import type { Db, Trx } from "../../database.ts";
import { expireOffers } from "./expire-offers.service.ts";
import type { OfferRecord } from "./offer.record.ts";
import { findOffer, listOffersAfter } from "./offer.repository.ts";

/** @throws DomainError `credit_offer_not_found`, for another account's offer as well. */
export async function getOffer(db: Db | Trx, { scope, id }: { scope: AccountScope; id: string }): Promise<OfferRecord> {
  const offer = await findOffer(db, id);
  if (offer === null || !isInScope(scope, offer.account_id)) throw lendingRefusal("credit_offer_not_found");
  return offer;
}

/** As `getOffer`, in the status that it has at this moment. */
export async function readOffer(ctx: AppContext, query: { scope: AccountScope; id: string }): Promise<OfferRecord> {
  const known = await ctx.store.read((db) => getOffer(db, query));
  if (known.status !== "available" || (await expireOffers(ctx, known.account_id)) === 0) return known;
  return ctx.store.read((db) => getOffer(db, query));
}

export interface PartnerOfferQuery {
  accountId: string;
  customerId: string | null;
  status: OfferStatus | null;
  limit: number;
  /** Id of the last offer that was seen. */
  after: string | null;
}

/** A page of a partner's offers, newest first; null when `after` is none of them. */
export async function listPartnerOffers(
  ctx: AppContext,
  query: PartnerOfferQuery,
): Promise<{ rows: OfferRecord[]; hasMore: boolean } | null> {
  await expireOffers(ctx, query.accountId);
  return ctx.store.read((db) => listOffersAfter(db, query));
}
