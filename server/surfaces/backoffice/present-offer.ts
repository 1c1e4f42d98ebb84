import type { OfferRow, OfferView, ProspectView, SimulationView } from "../../../shared/lending/offer.schema.ts";
import { formatCpf } from "../../../shared/documents/tax-number.ts";
import type { NamedOffer, OfferPage, ProspectPage } from "../../lending/credit/staff-offers.service.ts";
import { maskName } from "./mask.rules.ts";

export function presentOfferRow({ offer, customerName }: NamedOffer, isMasked: boolean): OfferRow {
  return {
    id: offer.id,
    account_id: offer.account_id,
    customer_id: offer.customer_id,
    customer_name: isMasked ? maskName(customerName) : customerName,
    is_masked: isMasked,
    status: offer.status,
    approved_amount: offer.approved_amount,
    min_amount: offer.min_amount,
    rate_ppm: offer.rate_ppm,
    installments_min: offer.installments_min,
    installments_max: offer.installments_max,
    cost_mode: offer.cost_mode,
    fee_ppm: offer.fee_ppm,
    has_own_fee: offer.has_own_fee === 1,
    borrower_kind: offer.borrower_kind,
    valid_until: offer.valid_until,
    created_at: offer.created_at,
    updated_at: offer.updated_at,
    version: offer.version,
  };
}

export function presentOfferPage(page: OfferPage, isMasked: boolean): OfferView {
  return {
    ...presentOfferRow(page, isMasked),
    customer_status: page.borrower.status,
    issued_by: page.issuedBy,
    simulations: page.simulations.map(presentSimulation),
    loans: page.loans.map((loan) => ({ ...loan })),
  };
}

function presentSimulation(simulation: OfferPage["simulations"][number]): SimulationView {
  return {
    id: simulation.id,
    requested_amount: simulation.requested_amount,
    net_amount: simulation.net_amount,
    interest_amount: simulation.interest_amount,
    fees_amount: simulation.fees_amount,
    iof_amount: simulation.iof_amount,
    total_amount: simulation.total_amount,
    fee_ppm: simulation.fee_ppm,
    iof_daily_ppb: simulation.iof_daily_ppb,
    iof_flat_ppm: simulation.iof_flat_ppm,
    installment_count: simulation.installment_count,
    installment_amount: simulation.installment_amount,
    cet_year_bp: simulation.cet_year_bp,
    first_due_date: simulation.first_due_date,
    is_contractable: simulation.isContractable,
    is_contracted: simulation.isContracted,
    expires_at: simulation.expires_at,
    created_at: simulation.created_at,
  };
}

export function presentProspect(prospect: ProspectPage["prospects"][number]): ProspectView {
  return {
    customer_id: prospect.customer_id,
    account_id: prospect.account_id,
    name: prospect.name,
    cpf: formatCpf(prospect.cpf),
    status: prospect.status,
    profile: prospect.profile,
    fee_ppm: prospect.feePpm,
    borrower_kind: prospect.borrowerKind,
    now: prospect.now,
    open_offers: prospect.open_offers,
  };
}
