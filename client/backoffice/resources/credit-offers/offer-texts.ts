import type { OfferView } from "../../../../shared/lending/offer.schema.ts";
import type { OfferTerms } from "../../../../shared/lending/offer-terms.ts";
import { percentOf, typedDecimal } from "../../i18n/number-text.ts";
import type { Words } from "../../i18n/use-words.ts";

/** Millionths as a person writes them: 35,000 is `3.5 %`. */
export function rateText(ppm: number): string {
  return percentOf(ppm / 10_000);
}

/** Millionths as a person types a per cent, without zeros that say nothing. */
export function percentText(ppm: number): string {
  return typedDecimal(String(ppm / 10_000));
}

/** An offer without a fee of its own takes the account's, which may be another one on the day of a simulation. */
export function feeText({ fee_ppm, has_own_fee }: Pick<OfferView, "fee_ppm" | "has_own_fee">, words: Words): string {
  const rate = rateText(fee_ppm);
  return has_own_fee ? rate : words("offer.fee_follows", { rate });
}

export function termText(
  { installments_min: from, installments_max: to }: Pick<OfferTerms, "installments_min" | "installments_max">,
  words: Words,
): string {
  return from === to ? words("offer.term_fixed", { smart_count: to }) : words("offer.term_range", { from, to });
}
