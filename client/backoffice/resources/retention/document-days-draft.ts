import type { DocumentDays } from "../../../../shared/lending/document-days.ts";
import { type KycDocumentType, kycDocumentTypes } from "../../../../shared/lending/kyc-template.ts";

const documentDaysMax = 36_500;

/** Days in digits, by kind of document; empty to keep the files. */
export type DocumentDaysDraft = Readonly<Record<KycDocumentType, string>>;

export function draftOfDays(days: DocumentDays): DocumentDaysDraft {
  const texts = kycDocumentTypes.map((type) => [type, String(days[type] ?? "")] as const);
  return Object.fromEntries(texts) as Record<KycDocumentType, string>;
}

/** The days as they were typed, without the kinds that are kept; and the kinds that cannot be read. */
export function readDocumentDays(draft: DocumentDaysDraft): { days: DocumentDays; faults: KycDocumentType[] } {
  const typed = kycDocumentTypes.filter((type) => draft[type].trim() !== "");
  const read = typed.map((type) => [type, readWhole(draft[type])] as const);
  return {
    days: Object.fromEntries(read),
    faults: read.flatMap(([type, days]) => (days === null ? [type] : [])),
  };
}

export function isSameDays(one: DocumentDays, other: DocumentDays): boolean {
  return kycDocumentTypes.every((type) => one[type] === other[type]);
}

function readWhole(typed: string): number | null {
  const text = typed.trim();
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return value >= 1 && value <= documentDaysMax ? value : null;
}
