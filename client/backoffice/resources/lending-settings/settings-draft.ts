import type { KycRequirement } from "../../../../shared/lending/kyc-template.ts";
import type { LendingSettingsView } from "../../../../shared/lending/lending-settings.schema.ts";
import type { CompanyProfile } from "../../../../shared/lending/lending-states.ts";
import type { LendingSettingsChange } from "../../providers/borrower-provider.ts";

const daySeconds = 86_400;
const daysMax = 3_650;
const hoursMax = 8_760;

/** The settings as they are typed. */
export interface SettingsDraft {
  signingHours: string;
  stuckHours: string;
  chargesLateFees: boolean;
  clockDays: string;
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
    kycItems: settings.kyc_items,
  };
}

export type FaultyField = "signingHours" | "stuckHours" | "clockDays" | CompanyProfile;

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
  if (hours === null || stuck === null || days === null || empty.length > 0) {
    const read = { signingHours: hours, stuckHours: stuck, clockDays: days };
    const typed = (["signingHours", "stuckHours", "clockDays"] as const).filter((field) => read[field] === null);
    return { change: null, faults: [...typed, ...empty] };
  }
  const kycItems = copyOf(draft.kycItems);
  const change = {
    ...(hours === settings.signing_hours ? {} : { signing_hours: hours }),
    ...(stuck === settings.stuck_hours ? {} : { stuck_hours: stuck }),
    ...(draft.chargesLateFees === settings.charges_late_fees ? {} : { charges_late_fees: draft.chargesLateFees }),
    ...(days === daysOf(settings) ? {} : { clock_offset_seconds: days * daySeconds }),
    ...(JSON.stringify(kycItems) === JSON.stringify(settings.kyc_items) ? {} : { kyc_items: kycItems }),
  };
  return { change, faults: [] };
}

function copyOf(items: SettingsDraft["kycItems"]): LendingSettingsView["kyc_items"] {
  return { mei: [...items.mei], ei: [...items.ei], ltda: [...items.ltda], eireli: [...items.eireli] };
}

function readWhole(typed: string, min: number, max: number): number | null {
  const text = typed.trim();
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : null;
}
