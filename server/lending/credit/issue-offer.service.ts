import { dayIn } from "../../../shared/calendar-day.ts";
import { DomainError } from "../../../shared/errors.ts";
import { say } from "../../../shared/sentences/say.ts";
import { lendingZone } from "../../../shared/lending/due-dates.ts";
import { borrowerKindOf, type OfferTerms, termFaults } from "../../../shared/lending/offer-terms.ts";
import { knownTexts } from "../../../shared/sentences/known-text.ts";
import type { Sentence } from "../../../shared/sentences/sentence.ts";
import { termsTexts } from "../../../shared/sentences/terms-texts.ts";
import type { AccountScope } from "../../accounts/account-scope.ts";
import { type AuditActor, recordAudit } from "../../audit/audit.service.ts";
import type { AppContext } from "../../context.ts";
import type { Trx } from "../../database.ts";
import { type IdempotencyClaim, objectOfKey, rememberKey } from "../../idempotency/idempotency.service.ts";
import type { BorrowerRecord } from "../customers/borrower.record.ts";
import { getBorrower } from "../customers/read-borrower.service.ts";
import { type LendingTime, lendingTime } from "../lending-clock.ts";
import { recordOfferEvent } from "../lending-events.service.ts";
import { feePpmOn } from "../lending-rates.service.ts";
import { type OfferRecord, offerSnapshot } from "./offer.record.ts";
import { insertOffer } from "./offer.repository.ts";
import { getOffer } from "./read-offer.service.ts";

/**
 * Terms as staff give them. Where no fee is given, each simulation takes the one that the account has on its day; the
 * kind of borrower comes from the customer where it is left out.
 */
export type OfferWish = Omit<OfferTerms, "fee_ppm" | "borrower_kind"> & Partial<OfferTerms>;

type Tools = Pick<AppContext, "clock" | "ids" | "dialects" | "store">;

export interface IssueOffer {
  scope: AccountScope;
  customerId: string;
  wish: OfferWish;
  /** The name of this one wish: a copy of it makes no second offer. */
  idempotency?: IdempotencyClaim | null;
  by: AuditActor;
}

/**
 * Makes an offer to a customer, who need not be active yet: it can be simulated at once and contracted later.
 *
 * @returns the offer that an earlier copy of the wish made, where there was one.
 * @throws DomainError `customer_not_found`; `idempotency_key_reused`; `operation_blocked` for a customer who was refused for good;
 *   `validation_failed` naming every term that does not hold.
 */
export async function issueOffer(
  ctx: AppContext,
  { scope, customerId, wish, idempotency = null, by }: IssueOffer,
): Promise<OfferRecord> {
  const offer = await ctx.store.write(async (trx) => {
    const known = idempotency === null ? null : await objectOfKey(trx, idempotency);
    if (known !== null) return getOffer(trx, { scope, id: known });
    const borrower = await getBorrower(trx, { scope, id: customerId });
    const time = await lendingTime(trx, ctx, borrower.account_id);
    const issued = await issueOfferWithin(trx, ctx, { borrower, wish, time, by });
    if (idempotency !== null) {
      await rememberKey(trx, idempotency, { objectId: issued.id, operationId: null, at: time.world });
    }
    return issued;
  });
  ctx.live.publish({ type: "credit_offer", id: offer.id, account_id: offer.account_id });
  return offer;
}

/** As `issueOffer`, inside the transaction of the caller. */
export async function issueOfferWithin(
  trx: Trx,
  ctx: Tools,
  { borrower, wish, time, by }: { borrower: BorrowerRecord; wish: OfferWish; time: LendingTime; by: AuditActor },
): Promise<OfferRecord> {
  const { account_id: accountId, customer_id: customerId } = borrower;
  if (borrower.status === "denied") {
    const facts = { blocker: { code: "customer_denied" }, lending_code: "customer_denied" };
    throw new DomainError("operation_blocked", say("lending.denied_no_offers"), { facts });
  }
  const terms = await completeTerms(trx, borrower, wish, time);
  refuseFaults(terms, time.now);
  const offer = await insertOffer(trx, {
    id: ctx.ids.lending("co", time.now),
    account_id: accountId,
    customer_id: customerId,
    status: "available",
    ...terms,
    has_own_fee: wish.fee_ppm === undefined ? 0 : 1,
    newest_simulation_id: null,
    issued_by: by.type === "staff" ? by.id : null,
    created_at: time.now,
    updated_at: time.now,
  });
  const told = { accountId, at: time.world, requestId: by.requestId ?? null };
  await recordOfferEvent(trx, ctx, { ...told, change: "available", offer: offerSnapshot(offer) });
  await recordAudit(trx, ctx, {
    chain: accountId,
    actor: by,
    action: "credit_offer.issued",
    objectType: "credit_offer",
    objectId: offer.id,
    isAllowed: true,
    details: { customer_id: customerId, ...terms },
  });
  return offer;
}

async function completeTerms(
  trx: Trx,
  borrower: BorrowerRecord,
  wish: OfferWish,
  { now }: LendingTime,
): Promise<OfferTerms> {
  const today = dayIn(lendingZone, Date.parse(now));
  return {
    approved_amount: wish.approved_amount,
    min_amount: wish.min_amount,
    rate_ppm: wish.rate_ppm,
    installments_min: wish.installments_min,
    installments_max: wish.installments_max,
    cost_mode: wish.cost_mode,
    valid_until: wish.valid_until,
    fee_ppm: wish.fee_ppm ?? (await feePpmOn(trx, borrower.account_id, today)),
    borrower_kind: wish.borrower_kind ?? borrowerKindOf(borrower.profile),
  };
}

/** @throws DomainError `validation_failed` */
export function refuseFaults(terms: OfferTerms, now: string): void {
  const fields = termFaults(terms, now).map((fault) => ({ ...fault, ...saidOfTerms(fault.message) }));
  if (fields.length > 0) throw new DomainError("validation_failed", "The terms of the offer do not hold.", { fields });
}

const ownTexts = knownTexts(termsTexts);

function saidOfTerms(message: string): { said?: Sentence } {
  const known = ownTexts(message);
  return known === null ? {} : { said: { key: `terms.${known.name}`, values: known.values } };
}
