import { accountKind } from "../../../shared/accounts/account.schema.ts";
import { shiftInstant } from "../../../shared/instant.ts";
import { lendingRefusal } from "../../../shared/lending/lending-refusals.ts";
import type { AuditActor } from "../../audit/audit.service.ts";
import type { AppContext } from "../../context.ts";
import type { Trx } from "../../database.ts";
import { expireOffers } from "../credit/expire-offers.service.ts";
import { moveOffer } from "../credit/offer.repository.ts";
import type { OfferRecord } from "../credit/offer.record.ts";
import { getOffer } from "../credit/read-offer.service.ts";
import { refuseTaken } from "../credit/simulate-offer.service.ts";
import { isContractable, type SimulationRecord } from "../credit/simulation.record.ts";
import { findSimulation } from "../credit/simulation.repository.ts";
import { getBorrower } from "../customers/read-borrower.service.ts";
import { lendingTime } from "../lending-clock.ts";
import { recordLoanEvent } from "../lending-events.service.ts";
import { type ContractedLoan, loanSnapshot } from "./loan.record.ts";
import { insertLoan } from "./loan.repository.ts";
import { noteStep } from "./move-loan.service.ts";
import { sandboxStepMs } from "./sandbox-steps.ts";

export interface LoanWish {
  accountId: string;
  offerId: string;
  simulationId: string;
  /** What the partner believes to contract: everything it names has to be so. Centavos, calendar days. */
  terms: {
    installmentCounts: readonly number[];
    installmentAmounts: readonly number[];
    firstDueDates: readonly string[];
  };
  by: AuditActor;
}

/**
 * Accepts an offer: whichever call flips it first gets the loan, every other is refused.
 *
 * @throws DomainError, by the first of these that holds: `credit_offer_not_found`, `simulation_not_found`,
 *   `offer_already_accepted`, `offer_expired`, `kyc_incomplete`, `simulation_mismatch`.
 */
export async function createLoan(ctx: AppContext, wish: LoanWish): Promise<ContractedLoan> {
  const { accountId } = wish;
  await expireOffers(ctx, accountId);
  const made = await ctx.store.write((trx) => createWithin(trx, ctx, wish));
  ctx.live.publish({ type: "loan", id: made.loan.id, account_id: accountId });
  ctx.live.publish({ type: "credit_offer", id: made.loan.credit_offer_id, account_id: accountId });
  return made;
}

async function createWithin(trx: Trx, ctx: AppContext, wish: LoanWish): Promise<ContractedLoan> {
  const { accountId, by } = wish;
  const scope = [accountId];
  const offer = await getOffer(trx, { scope, id: wish.offerId });
  const simulation = await findSimulation(trx, wish.simulationId);
  if (simulation?.account_id !== accountId) throw lendingRefusal("simulation_not_found");
  const time = await lendingTime(trx, ctx, accountId);
  const { now } = time;
  refuseTaken(offer, now);
  const borrower = await getBorrower(trx, { scope, id: offer.customer_id });
  if (borrower.status !== "active") throw lendingRefusal("kyc_incomplete");
  refuseMismatch({ offer, simulation, wish, now });
  const accepted = await moveOffer(trx, { id: offer.id, from: "available", to: "accepted", at: now });
  if (accepted === null) throw lendingRefusal("offer_already_accepted");
  const loan = await insertLoan(trx, {
    id: ctx.ids.lending("ln", now),
    account_id: accountId,
    customer_id: offer.customer_id,
    credit_offer_id: offer.id,
    simulation_id: simulation.id,
    status: "processing",
    status_since: now,
    ccb_number: null,
    signing_code_hash: null,
    disbursement_method: null,
    disbursement_ordered_by: null,
    disbursement_ordered_at: null,
    disbursement_reference: null,
    disbursement_confirmed_by: null,
    disbursed_at: null,
    error_code: null,
    end_reason: null,
    next_step_at: accountKind(accountId) === "sandbox" ? shiftInstant(now, sandboxStepMs) : null,
    finished_at: null,
    created_at: now,
    updated_at: now,
  });
  const contracted = { loan, simulation };
  await noteStep(trx, ctx, { ...contracted, action: "created", time, by });
  const snapshot = loanSnapshot(contracted, null);
  const told = { accountId, at: time.world, requestId: by.requestId ?? null };
  await recordLoanEvent(trx, ctx, { ...told, change: "created", loan: snapshot });
  return contracted;
}

interface Choice {
  offer: OfferRecord;
  simulation: SimulationRecord;
  wish: LoanWish;
  now: string;
}

/** @throws DomainError `simulation_mismatch` */
function refuseMismatch({ offer, simulation, wish, now }: Choice): void {
  if (simulation.credit_offer_id !== offer.id) throw mismatch("The simulation is of another credit offer.");
  if (offer.newest_simulation_id !== simulation.id) throw mismatch("The offer has a newer simulation or other terms.");
  if (!isContractable(simulation, offer, now)) throw mismatch("The simulation has lapsed. Make a new one.");
  const { installmentCounts, installmentAmounts, firstDueDates } = wish.terms;
  const differs =
    installmentCounts.some((count) => count !== simulation.installment_count) ||
    installmentAmounts.some((amount) => amount !== simulation.installment_amount) ||
    firstDueDates.some((day) => day !== simulation.first_due_date);
  if (differs) throw mismatch("The terms are not those of the simulation.");
}

function mismatch(message: string) {
  return lendingRefusal("simulation_mismatch", { message });
}
