import { dayIn, endOfDay } from "../../../../shared/calendar-day.ts";
import { lendingZone } from "../../../../shared/lending/due-dates.ts";
import type { CostMode, IofBorrowerKind } from "../../../../shared/lending/lending-states.ts";
import type { OfferTerms } from "../../../../shared/lending/offer-terms.ts";
import { isCalendarDay } from "../../../../shared/instant.ts";
import { parseMajor } from "../../../../shared/money.ts";
import { typedMoney } from "../../i18n/number-text.ts";
import { percentText } from "./offer-texts.ts";

/** Terms as they are typed. */
export interface OfferDraft {
  approved: string;
  least: string;
  rate: string;
  isRange: boolean;
  /** The fewest of a range. */
  from: string;
  /** The one number of a fixed term, or the most of a range. */
  to: string;
  cost_mode: CostMode;
  fee: string;
  borrower_kind: IofBorrowerKind;
  /** A day of São Paulo. */
  validUntil: string;
}

export const emptyDraft: OfferDraft = {
  approved: "",
  least: "",
  rate: "",
  isRange: false,
  from: "3",
  to: "12",
  cost_mode: "deducted",
  fee: "",
  borrower_kind: "company",
  validUntil: "",
};

export function draftOf(terms: OfferTerms): OfferDraft {
  return {
    approved: typedMoney(terms.approved_amount, "BRL"),
    least: typedMoney(terms.min_amount, "BRL"),
    rate: percentText(terms.rate_ppm),
    isRange: terms.installments_min !== terms.installments_max,
    from: String(terms.installments_min),
    to: String(terms.installments_max),
    cost_mode: terms.cost_mode,
    fee: percentText(terms.fee_ppm),
    borrower_kind: terms.borrower_kind,
    validUntil: dayIn(lendingZone, Date.parse(terms.valid_until)),
  };
}

export type DraftGap = "approved" | "least" | "rate" | "term" | "fee" | "valid_until";

/** What was typed as terms for the server, or the first field that makes no sense yet. */
export function readDraft(draft: OfferDraft): { terms: OfferTerms; gap: null } | { terms: null; gap: DraftGap } {
  const approved = parseMajor(draft.approved, "BRL");
  if (!approved.ok) return { terms: null, gap: "approved" };
  const least = parseMajor(draft.least, "BRL");
  if (!least.ok) return { terms: null, gap: "least" };
  const rate_ppm = readPercent(draft.rate);
  if (rate_ppm === null) return { terms: null, gap: "rate" };
  const most = readCount(draft.to);
  const fewest = draft.isRange ? readCount(draft.from) : most;
  if (most === null || fewest === null) return { terms: null, gap: "term" };
  const fee_ppm = readPercent(draft.fee);
  if (fee_ppm === null) return { terms: null, gap: "fee" };
  if (!isCalendarDay(draft.validUntil)) return { terms: null, gap: "valid_until" };
  return {
    terms: {
      approved_amount: approved.amount,
      min_amount: least.amount,
      rate_ppm,
      installments_min: fewest,
      installments_max: most,
      cost_mode: draft.cost_mode,
      fee_ppm,
      borrower_kind: draft.borrower_kind,
      valid_until: endOfDay(lendingZone, draft.validUntil),
    },
    gap: null,
  };
}

/** `3,5` or `3.5` per cent, with at most four decimals, in millionths; null for anything else. */
export function readPercent(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,4}))?$/.exec(text.trim());
  if (match === null) return null;
  const [, whole = "", fraction = ""] = match;
  return Number(whole + fraction.padEnd(4, "0"));
}

function readCount(text: string): number | null {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : null;
}
