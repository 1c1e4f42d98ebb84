import type { DocumentDays } from "../../../../shared/lending/document-days.ts";
import {
  type KycDocumentType,
  kycDocumentTypes,
  type KycRequirement,
} from "../../../../shared/lending/kyc-template.ts";
import type { LendingSettingsView } from "../../../../shared/lending/lending-settings.schema.ts";
import type { CompanyProfile } from "../../../../shared/lending/lending-states.ts";
import type { LendingSettingsChange } from "../../providers/borrower-provider.ts";

const daySeconds = 86_400;
const daysMax = 3_650;
const documentDaysMax = 36_500;
const hoursMax = 8_760;

/** The settings as they are typed. */
export interface SettingsDraft {
  signingHours: string;
  stuckHours: string;
  chargesLateFees: boolean;
  clockDays: string;
  /** In digits; empty to keep the files. */
  documentDays: Readonly<Record<KycDocumentType, string>>;
  kycItems: Readonly<Record<CompanyProfile, readonly KycRequirement[]>>;
}

/** Begun days count as none. */
export function daysOf({ clock_offset_seconds: seconds }: Pick<LendingSettingsView, "clock_offset_seconds">): number {
  return Math.floor(seconds / daySeconds);
}

export function draftOf(settings: LendingSettingsView): SettingsDraft {
  return {
    signingHours: String(settings.signing_hours),
    stuckHours: String(settings.stuck_hours),
    chargesLateFees: settings.charges_late_fees,
    clockDays: String(daysOf(settings)),
    documentDays: daysTexts(settings.document_days),
    kycItems: settings.kyc_items,
  };
}

export type FaultyField = "signingHours" | "stuckHours" | "clockDays" | CompanyProfile | KycDocumentType;

/** What of the draft differs from the settings; or the fields that cannot be read. */
export function readDraft(
  draft: SettingsDraft,
  settings: LendingSettingsView,
): { change: LendingSettingsChange; faults: readonly [] } | { change: null; faults: readonly FaultyField[] } {
  const hours = readWhole(draft.signingHours, 1, hoursMax);
  const stuck = readWhole(draft.stuckHours, 1, hoursMax);
  const days = readWhole(draft.clockDays, daysOf(settings), daysMax);
  const empty = Object.entries(draft.kycItems).flatMap(([profile, items]) =>
    items.length === 0 ? [profile as CompanyProfile] : [],
  );
  const document_days = readDocumentDays(draft.documentDays);
  if (document_days.faults.length > 0 || hours === null || stuck === null || days === null || empty.length > 0) {
    const read = { signingHours: hours, stuckHours: stuck, clockDays: days };
    const typed = (["signingHours", "stuckHours", "clockDays"] as const).filter((field) => read[field] === null);
    return { change: null, faults: [...typed, ...empty, ...document_days.faults] };
  }
  const kycItems = copyOf(draft.kycItems);
  const change = {
    ...(hours === settings.signing_hours ? {} : { signing_hours: hours }),
    ...(stuck === settings.stuck_hours ? {} : { stuck_hours: stuck }),
    ...(draft.chargesLateFees === settings.charges_late_fees ? {} : { charges_late_fees: draft.chargesLateFees }),
    ...(days === daysOf(settings) ? {} : { clock_offset_seconds: days * daySeconds }),
    ...(isSameDays(document_days.days, settings.document_days) ? {} : { document_days: document_days.days }),
    ...(JSON.stringify(kycItems) === JSON.stringify(settings.kyc_items) ? {} : { kyc_items: kycItems }),
  };
  return { change, faults: [] };
}

function daysTexts(days: DocumentDays): SettingsDraft["documentDays"] {
  const texts = kycDocumentTypes.map((type) => [type, String(days[type] ?? "")] as const);
  return Object.fromEntries(texts) as Record<KycDocumentType, string>;
}

function readDocumentDays(texts: SettingsDraft["documentDays"]): { days: DocumentDays; faults: KycDocumentType[] } {
  const typed = kycDocumentTypes.filter((type) => texts[type].trim() !== "");
  const read = typed.map((type) => [type, readWhole(texts[type], 1, documentDaysMax)] as const);
  return {
    days: Object.fromEntries(read),
    faults: read.flatMap(([type, days]) => (days === null ? [type] : [])),
  };
}

function isSameDays(one: DocumentDays, other: DocumentDays): boolean {
  return kycDocumentTypes.every((type) => one[type] === other[type]);
}

function copyOf(items: SettingsDraft["kycItems"]): LendingSettingsView["kyc_items"] {
  return { mei: [...items.mei], ei: [...items.ei], ltda: [...items.ltda], eireli: [...items.eireli] };
}

function readWhole(typed: string, min: number, max: number): number | null {
  const text = typed.trim();
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : null;
}
