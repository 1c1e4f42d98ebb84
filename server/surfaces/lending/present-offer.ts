import type { OfferRecord } from "../../lending/credit/offer.record.ts";
import type { SimulationRecord } from "../../lending/credit/simulation.record.ts";
import { offerTerm } from "./present-event.ts";
import { wireInstant } from "./wire-fields.ts";
import { wireCustomerId } from "./wire-ids.ts";
import { wireMoney, wirePercentage } from "./wire-money.ts";

/** A credit offer of this wire. */
export function presentOffer(offer: OfferRecord) {
  return {
    id: offer.id,
    customer_id: wireCustomerId(offer.customer_id),
    status: offer.status,
    approved_amount: wireMoney(offer.approved_amount),
    min_amount: wireMoney(offer.min_amount),
    interest_rate: wirePercentage(offer.rate_ppm),
    ...offerTerm(offer),
    due_date_rule: null,
    valid_until: wireInstant(offer.valid_until),
    created_at: wireInstant(offer.created_at),
    updated_at: wireInstant(offer.updated_at),
  };
}

/** A simulation of this wire. */
export function presentSimulation(simulation: SimulationRecord) {
  return {
    id: simulation.id,
    credit_offer_id: simulation.credit_offer_id,
    requested_amount: wireMoney(simulation.requested_amount),
    amount: wireMoney(simulation.net_amount),
    interest_amount: wireMoney(simulation.interest_amount),
    fees_amount: wireMoney(simulation.fees_amount),
    iof_amount: wireMoney(simulation.iof_amount),
    total_loan_amount: wireMoney(simulation.total_amount),
    interest_percentage: wirePercentage(simulation.rate_ppm),
    cet_percentage: simulation.cet_year_bp / 100,
    number_of_installments: simulation.installment_count,
    installments_value: wireMoney(simulation.installment_amount),
    first_due_date: simulation.first_due_date,
    created_at: wireInstant(simulation.created_at),
  };
}
