import { lendingRefusal } from "../../../shared/lending/lending-refusals.ts";
import { type AccountScope, isInScope } from "../../accounts/account-scope.ts";
import type { Db, Trx } from "../../database.ts";
import type { OfferRecord } from "./offer.record.ts";
import { findOffer } from "./offer.repository.ts";

/** @throws DomainError `credit_offer_not_found`, for another account's offer as well. */
export async function getOffer(
  db: Db | Trx,
  { scope, id }: { scope: AccountScope; id: string },
): Promise<OfferRecord> {
  const offer = await findOffer(db, id);
  if (offer === null || !isInScope(scope, offer.account_id)) throw lendingRefusal("credit_offer_not_found");
  return offer;
}
