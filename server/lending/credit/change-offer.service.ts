import { DomainError } from "../../../shared/errors.ts";
import { say } from "../../../shared/sentences/say.ts";
import type { OfferTerms } from "../../../shared/lending/offer-terms.ts";
import type { AccountScope } from "../../accounts/account-scope.ts";
import { type AuditActor, recordAudit } from "../../audit/audit.service.ts";
import type { AppContext } from "../../context.ts";
import type { Trx } from "../../database.ts";
import { type LendingTime, lendingTime } from "../lending-clock.ts";
import { recordOfferEvent } from "../lending-events.service.ts";
import { expireOffers, expireWithin, isOver } from "./expire-offers.service.ts";
import { refuseFaults } from "./issue-offer.service.ts";
import { type OfferRecord, offerSnapshot } from "./offer.record.ts";
import { changeTerms } from "./offer.repository.ts";
import { getOffer } from "./read-offer.service.ts";

interface Change {
  scope: AccountScope;
  id: string;
  /** The version that the person has seen; null to change whatever is there. */
  expectedVersion: number | null;
  reason: string;
  by: AuditActor;
}

/**
 * Gives an available offer other terms. Its earlier simulations were computed by the old ones and cannot be
 * contracted any more; the partner is told of the offer anew.
 *
 * @throws DomainError `credit_offer_not_found`; `operation_blocked` once it was accepted or has expired;
 *   `precondition_failed` when it has changed since; `validation_failed` naming every term that does not hold.
 */
export async function repriceOffer(
  ctx: AppContext,
  change: Change & { terms: Partial<OfferTerms> },
): Promise<OfferRecord> {
  return changeAvailable(ctx, change, async (trx, offer, time) => {
    const before = termsOf(offer);
    const terms = { ...before, ...change.terms };
    refuseFaults(terms, time.now);
    const hasOwnFee = change.terms.fee_ppm !== undefined || offer.has_own_fee === 1;
    const changed = await changeTerms(trx, { id: offer.id, terms, hasOwnFee, at: time.now });
    if (changed === null) throw notAvailable(offer);
    const told = { accountId: offer.account_id, at: time.world, requestId: change.by.requestId ?? null };
    await recordOfferEvent(trx, ctx, { ...told, change: "available", offer: offerSnapshot(changed) });
    await recordAudit(trx, ctx, {
      chain: offer.account_id,
      actor: change.by,
      action: "credit_offer.repriced",
      objectType: "credit_offer",
      objectId: offer.id,
      isAllowed: true,
      details: { before, after: terms, reason: change.reason },
    });
    return changed;
  });
}

/**
 * Takes an available offer back before its time.
 *
 * @throws DomainError as `repriceOffer`, but for the terms.
 */
export async function expireOffer(ctx: AppContext, change: Change): Promise<OfferRecord> {
  return changeAvailable(ctx, change, async (trx, offer, time) => {
    const expired = await expireWithin(trx, ctx, { offer, time, by: change.by, reason: change.reason });
    if (expired === null) throw notAvailable(offer);
    return expired;
  });
}

async function changeAvailable(
  ctx: AppContext,
  { scope, id, expectedVersion }: Change,
  work: (trx: Trx, offer: OfferRecord, time: LendingTime) => Promise<OfferRecord>,
): Promise<OfferRecord> {
  const known = await ctx.store.read((db) => getOffer(db, { scope, id }));
  await expireOffers(ctx, known.account_id);
  const changed = await ctx.store.write(async (trx) => {
    const offer = await getOffer(trx, { scope, id });
    const time = await lendingTime(trx, ctx, offer.account_id);
    if (offer.status !== "available" || isOver(offer, time.now)) throw notAvailable(offer);
    if (expectedVersion !== null && expectedVersion !== offer.version) {
      throw new DomainError("precondition_failed", say("lending.offer_changed"));
    }
    return work(trx, offer, time);
  });
  ctx.live.publish({ type: "credit_offer", id, account_id: changed.account_id });
  return changed;
}

function termsOf(offer: OfferRecord): OfferTerms {
  return {
    approved_amount: offer.approved_amount,
    min_amount: offer.min_amount,
    rate_ppm: offer.rate_ppm,
    installments_min: offer.installments_min,
    installments_max: offer.installments_max,
    cost_mode: offer.cost_mode,
    fee_ppm: offer.fee_ppm,
    borrower_kind: offer.borrower_kind,
    valid_until: offer.valid_until,
  };
}

function notAvailable(offer: OfferRecord): DomainError {
  const isTaken = offer.status === "accepted";
  const message = say(isTaken ? "lending.offer_became_loan" : "lending.offer_is_over");
  const facts = { blocker: { code: isTaken ? "offer_already_accepted" : "offer_expired" } };
  return new DomainError("operation_blocked", message, { facts });
}
