import { systemActor } from "../../audit/system-actor.ts";
import type { AuditActor } from "../../audit/audit.service.ts";
import { recordAudit } from "../../audit/audit.service.ts";
import type { AppContext } from "../../context.ts";
import type { Trx } from "../../database.ts";
import { type LendingTime, lendingTime } from "../lending-clock.ts";
import { recordOfferEvent } from "../lending-events.service.ts";
import { type OfferRecord, offerSnapshot } from "./offer.record.ts";
import { findOffer, listOverdueOffers, moveOffer } from "./offer.repository.ts";

const batchMax = 100;

/** Whether an offer can no longer be taken up at this moment of its account. */
export function isOver(offer: Pick<OfferRecord, "valid_until">, now: string): boolean {
  return now >= offer.valid_until;
}

/**
 * Ends offers whose time is over, each in a transaction of its own with its event, at most one batch per call. Called
 * by a job, and before an account's offers are read, so that nobody sees one as available that is not.
 *
 * @returns how many ended.
 */
export async function expireOffers(ctx: AppContext, accountId: string | null = null): Promise<number> {
  const query = { accountId, world: ctx.clock.now(), limit: batchMax };
  const overdue = await ctx.store.read((db) => listOverdueOffers(db, query));
  let ended = 0;
  for (const id of overdue) ended += (await expireIfOver(ctx, id)) ? 1 : 0;
  return ended;
}

async function expireIfOver(ctx: AppContext, id: string): Promise<boolean> {
  const expired = await ctx.store.write(async (trx) => {
    const offer = await findOffer(trx, id);
    if (offer === null) return null;
    const time = await lendingTime(trx, ctx, offer.account_id);
    if (!isOver(offer, time.now)) return null;
    return expireWithin(trx, ctx, { offer, time, by: systemActor("offer_expiry"), reason: null });
  });
  if (expired === null) return false;
  ctx.live.publish({ type: "credit_offer", id, account_id: expired.account_id });
  return true;
}

/** Ends an available offer with its event, inside the transaction of the caller; null when it is not available any more. */
export async function expireWithin(
  trx: Trx,
  ctx: Pick<AppContext, "clock" | "ids" | "dialects" | "store">,
  wanted: { offer: OfferRecord; time: LendingTime; by: AuditActor; reason: string | null },
): Promise<OfferRecord | null> {
  const { offer, time, by, reason } = wanted;
  const expired = await moveOffer(trx, { id: offer.id, from: "available", to: "expired", at: time.now });
  if (expired === null) return null;
  await recordOfferEvent(trx, ctx, {
    accountId: offer.account_id,
    at: time.world,
    requestId: by.requestId ?? null,
    change: "expired",
    offer: offerSnapshot(expired),
  });
  await recordAudit(trx, ctx, {
    chain: offer.account_id,
    actor: by,
    action: "credit_offer.expired",
    objectType: "credit_offer",
    objectId: offer.id,
    isAllowed: true,
    details: { valid_until: offer.valid_until, reason },
  });
  return expired;
}
