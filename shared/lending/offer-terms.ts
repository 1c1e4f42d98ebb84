import type { FieldError } from "../errors.ts";
import type { CompanyProfile, CostMode, IofBorrowerKind } from "./lending-states.ts";

/** What an offer is made of. Amounts are centavos of BRL, rates millionths. */
export interface OfferTerms {
  approved_amount: number;
  min_amount: number;
  /** Interest a month. */
  rate_ppm: number;
  installments_min: number;
  /** Equal to the minimum for a fixed term. */
  installments_max: number;
  cost_mode: CostMode;
  /** Origination fee, of the requested amount. */
  fee_ppm: number;
  borrower_kind: IofBorrowerKind;
  /** UTC. */
  valid_until: string;
}

/** Ten years. */
export const installmentsMax = 120;
/** 30 % a month. */
export const rateMaxPpm = 300_000;
/** Half of what is asked for: with the tax on top, something is always left to pay out. */
export const feeMaxPpm = 500_000;
/** 100,000,000.00. */
export const amountMax = 10_000_000_000;
/** Every installment has to carry at least 1.00, or rounding would leave some of them empty. */
export const installmentMin = 1_00;
const validityMaxDays = 366;

/** What is wrong with the terms of an offer, field by field; the form and the server ask this one function. */
export function termFaults(terms: OfferTerms, now: string): readonly FieldError[] {
  const { approved_amount, min_amount, installments_min: from, installments_max: to, valid_until } = terms;
  const latest = Date.parse(now) + validityMaxDays * 86_400_000;
  const faults: readonly (readonly [boolean, string, string])[] = [
    [approved_amount > amountMax, "approved_amount", "must be at most 100,000,000.00"],
    [min_amount > approved_amount, "min_amount", "must not be more than the approved amount"],
    [terms.rate_ppm < 0 || terms.rate_ppm > rateMaxPpm, "rate_ppm", "must be from 0 to 30 % a month"],
    [terms.fee_ppm < 0 || terms.fee_ppm > feeMaxPpm, "fee_ppm", "must be from 0 to 50 %"],
    [from < 1, "installments_min", "must be at least 1"],
    [to < from, "installments_max", "must not be fewer than the fewest"],
    [to > installmentsMax, "installments_max", `must be at most ${installmentsMax}`],
    [min_amount < to * installmentMin, "min_amount", "must be at least 1.00 for each installment"],
    [valid_until <= now, "valid_until", "must be in the future"],
    [Date.parse(valid_until) > latest, "valid_until", "must be within a year"],
  ];
  return faults.flatMap(([isWrong, path, message]) => (isWrong ? [{ path, message, code: "invalid_value" }] : []));
}

/** The kind of borrower that the tax law sees in a company, unless staff know better. */
export function borrowerKindOf(profile: CompanyProfile): IofBorrowerKind {
  return profile === "mei" ? "simples" : "company";
}

export type SimulationFault = "amount_out_of_range" | "invalid_installment_count";

/** Why an offer does not allow this simulation; both bounds belong to it. */
export function simulationFault(
  offer: Pick<OfferTerms, "approved_amount" | "min_amount" | "installments_min" | "installments_max">,
  wish: { requestedAmount: number; installmentCount: number },
): SimulationFault | null {
  const { requestedAmount: amount, installmentCount: count } = wish;
  if (amount < offer.min_amount || amount > offer.approved_amount) return "amount_out_of_range";
  return count < offer.installments_min || count > offer.installments_max ? "invalid_installment_count" : null;
}
