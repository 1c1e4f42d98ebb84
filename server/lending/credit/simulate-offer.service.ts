import { dayIn } from "../../../shared/calendar-day.ts";
import { shiftInstant } from "../../../shared/instant.ts";
import { lendingZone } from "../../../shared/lending/due-dates.ts";
import { iofRateFor } from "../../../shared/lending/iof.ts";
import { lendingRefusal } from "../../../shared/lending/lending-refusals.ts";
import { simulationFault } from "../../../shared/lending/offer-terms.ts";
import { type LoanFigures, simulateLoan } from "../../../shared/lending/simulate-loan.ts";
import type { AccountScope } from "../../accounts/account-scope.ts";
import type { AppContext } from "../../context.ts";
import type { Trx } from "../../database.ts";
import { lendingTime } from "../lending-clock.ts";
import { feePpmOn } from "../lending-rates.service.ts";
import { expireOffers, isOver } from "./expire-offers.service.ts";
import { listIofRates } from "./iof-rate.repository.ts";
import type { OfferRecord } from "./offer.record.ts";
import { nameNewestSimulation } from "./offer.repository.ts";
import { getOffer } from "./read-offer.service.ts";
import type { SimulationRecord } from "./simulation.record.ts";
import { insertSimulation } from "./simulation.repository.ts";

const simulationLifeMs = 24 * 3_600_000;

export interface SimulationWish {
  scope: AccountScope;
  offerId: string;
  /** Centavos. */
  requestedAmount: number;
  installmentCount: number;
}

/**
 * Computes what a loan of an offer would cost and keeps it: for a day, or until a newer one, it can be contracted.
 *
 * @throws DomainError, by the first of these that holds: `credit_offer_not_found`, `offer_already_accepted`,
 *   `offer_expired`, `amount_out_of_range`, `invalid_installment_count`.
 */
export async function simulateOffer(ctx: AppContext, wish: SimulationWish): Promise<SimulationRecord> {
  const { scope, offerId: id } = wish;
  const known = await ctx.store.read((db) => getOffer(db, { scope, id }));
  await expireOffers(ctx, known.account_id);
  const simulation = await ctx.store.write(async (trx) => {
    const offer = await getOffer(trx, { scope, id });
    const { now } = await lendingTime(trx, ctx, offer.account_id);
    refuseTaken(offer, now);
    refuseTerms(offer, wish);
    return keep(trx, ctx, { offer, wish, now });
  });
  ctx.live.publish({ type: "credit_offer", id, account_id: simulation.account_id });
  return simulation;
}

/** @throws DomainError `offer_already_accepted`, `offer_expired` */
export function refuseTaken(offer: OfferRecord, now: string): void {
  if (offer.status === "accepted") throw lendingRefusal("offer_already_accepted");
  if (offer.status === "expired" || isOver(offer, now)) throw lendingRefusal("offer_expired");
}

function refuseTerms(offer: OfferRecord, wish: SimulationWish): void {
  const code = simulationFault(offer, wish);
  if (code === null) return;
  const isAmount = code === "amount_out_of_range";
  const path = isAmount ? "requested_amount" : "installment_count";
  throw lendingRefusal(code, {
    fields: [{ path, message: isAmount ? amountBounds(offer) : countBounds(offer), code }],
  });
}

function amountBounds({ min_amount, approved_amount }: OfferRecord): string {
  return `must be from ${decimal(min_amount)} to ${decimal(approved_amount)}`;
}

function countBounds({ installments_min: from, installments_max: to }: OfferRecord): string {
  return from === to ? `must be ${from}` : `must be from ${from} to ${to}`;
}

function decimal(amount: number): string {
  return (amount / 100).toFixed(2);
}

async function keep(
  trx: Trx,
  ctx: Pick<AppContext, "ids">,
  { offer, wish, now }: { offer: OfferRecord; wish: SimulationWish; now: string },
): Promise<SimulationRecord> {
  const baseDate = dayIn(lendingZone, Date.parse(now));
  const { borrower_kind: borrowerKind } = offer;
  const feePpm = offer.has_own_fee === 1 ? offer.fee_ppm : await feePpmOn(trx, offer.account_id, baseDate);
  const iofRates = await listIofRates(trx);
  const figures = simulateLoan({
    requestedAmount: wish.requestedAmount,
    installmentCount: wish.installmentCount,
    baseDate,
    ratePpm: offer.rate_ppm,
    feePpm,
    costMode: offer.cost_mode,
    borrowerKind,
    iofRates,
  });
  const iof = iofRateFor(iofRates, { borrowerKind, day: baseDate, principal: figures.principal });
  const simulation = await insertSimulation(trx, {
    id: ctx.ids.lending("sim", now),
    account_id: offer.account_id,
    credit_offer_id: offer.id,
    requested_amount: wish.requestedAmount,
    rate_ppm: offer.rate_ppm,
    fee_ppm: feePpm,
    iof_daily_ppb: iof.dailyPpb,
    iof_flat_ppm: iof.flatPpm,
    installment_count: wish.installmentCount,
    base_date: baseDate,
    ...figureColumns(figures),
    expires_at: [shiftInstant(now, simulationLifeMs), offer.valid_until].toSorted()[0] ?? offer.valid_until,
    created_at: now,
  });
  await nameNewestSimulation(trx, offer.id, simulation.id);
  return simulation;
}

function figureColumns(figures: LoanFigures) {
  return {
    principal_amount: figures.principal,
    net_amount: figures.net,
    interest_amount: figures.interest,
    fees_amount: figures.fees,
    iof_amount: figures.iof,
    total_amount: figures.total,
    cet_year_bp: figures.cetYearBp,
    cet_month_bp: figures.cetMonthBp,
    installment_amount: figures.installmentAmount,
    first_due_date: figures.rows[0]?.dueDate ?? "",
    installments: JSON.stringify(
      figures.rows.map(({ dueDate: due_date, principal, interest }) => ({ due_date, principal, interest })),
    ),
  };
}
