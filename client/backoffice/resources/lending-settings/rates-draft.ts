import { isCalendarDay } from "../../../../shared/instant.ts";
import type { AddFeeRate, AddIofRate } from "../../../../shared/lending/lending-rates.schema.ts";
import type { IofBorrowerKind } from "../../../../shared/lending/lending-states.ts";
import { parseMajor } from "../../../../shared/money.ts";

/** `0.0082` per cent as a whole number of the given decimals; null for what is no per cent. */
function readPercent(typed: string, decimals: number): number | null {
  const [, whole = "", part = ""] = /^(\d{1,3})(?:[.,](\d+))?$/.exec(typed.trim()) ?? [];
  if (whole === "" || part.length > decimals) return null;
  return Number(whole + part.padEnd(decimals, "0"));
}

/** Millionths in per cent. */
export const feePercent = (ppm: number): number => ppm / 10_000;
/** Thousand-millionths in per cent. */
export const dailyPercent = (ppb: number): number => ppb / 10_000_000;

export interface FeeDraft {
  from: string;
  fee: string;
  note: string;
}

export type FeeGap = "day" | "fee" | "note";

/** What was typed, for the server; or what is missing first. */
export function readFee(draft: FeeDraft): { rate: AddFeeRate; gap: null } | { rate: null; gap: FeeGap } {
  const fee_ppm = readPercent(draft.fee, 4);
  if (!isCalendarDay(draft.from)) return { rate: null, gap: "day" };
  if (fee_ppm === null) return { rate: null, gap: "fee" };
  const note = draft.note.trim();
  return note === "" ? { rate: null, gap: "note" } : { rate: { effective_from: draft.from, fee_ppm, note }, gap: null };
}

export interface IofDraft {
  from: string;
  kind: IofBorrowerKind;
  daily: string;
  flat: string;
  /** Empty for no bound. */
  max: string;
  source: string;
}

export type IofGap = "day" | "daily" | "flat" | "max" | "source";

export function readIof(draft: IofDraft): { rate: AddIofRate; gap: null } | { rate: null; gap: IofGap } {
  const daily_ppb = readPercent(draft.daily, 7);
  const flat_ppm = readPercent(draft.flat, 4);
  const max = draft.kind === "company" || draft.max.trim() === "" ? null : parseMajor(draft.max, "BRL");
  const source = draft.source.trim();
  if (!isCalendarDay(draft.from)) return { rate: null, gap: "day" };
  if (daily_ppb === null) return { rate: null, gap: "daily" };
  if (flat_ppm === null) return { rate: null, gap: "flat" };
  if (max !== null && !max.ok) return { rate: null, gap: "max" };
  if (source === "") return { rate: null, gap: "source" };
  const rate = {
    effective_from: draft.from,
    borrower_kind: draft.kind,
    daily_ppb,
    flat_ppm,
    operation_max: max === null ? null : max.amount,
    source,
  };
  return { rate, gap: null };
}
