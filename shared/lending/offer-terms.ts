import type { FieldError } from "../errors.ts";
import { filled } from "../sentences/message-text.ts";
import { termsTexts } from "../sentences/terms-texts.ts";
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
    [approved_amount > amountMax, "approved_amount", filled(termsTexts.most, { most: "100,000,000.00" })],
    [min_amount > approved_amount, "min_amount", termsTexts.above_approved],
    [
      terms.rate_ppm < 0 || terms.rate_ppm > rateMaxPpm,
      "rate_ppm",
      filled(termsTexts.month_rate, { least: "0", most: "30" }),
    ],
    [terms.fee_ppm < 0 || terms.fee_ppm > feeMaxPpm, "fee_ppm", filled(termsTexts.share, { least: "0", most: "50" })],
    [from < 1, "installments_min", filled(termsTexts.least, { least: "1" })],
    [to < from, "installments_max", termsTexts.fewer_than_fewest],
    [to > installmentsMax, "installments_max", filled(termsTexts.most, { most: String(installmentsMax) })],
    [min_amount < to * installmentMin, "min_amount", filled(termsTexts.each_installment, { least: "1.00" })],
    [valid_until <= now, "valid_until", termsTexts.future],
    [Date.parse(valid_until) > latest, "valid_until", termsTexts.within_year],
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
