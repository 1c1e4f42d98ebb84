import { parseMajor } from "../../../../shared/money.ts";
import type { MerchantSettings } from "../../../../shared/transfers/merchant.schema.ts";
import { typedDecimal, typedMoney } from "../../i18n/number-text.ts";

/** The settings as they are typed. */
export interface SettingsDraft {
  currencies: MerchantSettings["currencies"];
  orderHours: string;
  holdHours: string;
  refundPolicy: MerchantSettings["refund_policy"];
  tolerancePercent: string;
  toleranceMax: string;
  paysOut: boolean;
  approvalAbove: string;
}

/** Both currencies of transfers have as many decimals. */
export const anyCurrency = "ARS";

export function draftOf(settings: MerchantSettings): SettingsDraft {
  const { order_expiration_hours, approval_above } = settings;
  return {
    currencies: settings.currencies,
    orderHours: order_expiration_hours === null ? "" : typedDecimal(String(order_expiration_hours)),
    holdHours: typedDecimal(String(settings.hold_hours)),
    refundPolicy: settings.refund_policy,
    tolerancePercent: percentText(settings.tolerance_basis_points),
    toleranceMax: typedMoney(settings.tolerance_max, anyCurrency),
    paysOut: settings.pays_out,
    approvalAbove: approval_above === null ? "" : typedMoney(approval_above, anyCurrency),
  };
}

/** Hundredths of a per cent as a person types them: `1.5`. */
export function percentText(basisPoints: number): string {
  return typedDecimal(String(basisPoints / 100));
}

export type FaultyField = "orderHours" | "holdHours" | "tolerancePercent" | "toleranceMax" | "approvalAbove";

/** What was typed as settings; or the fields that cannot be read. */
export function readDraft(
  draft: SettingsDraft,
): { settings: MerchantSettings; faults: readonly [] } | { settings: null; faults: readonly FaultyField[] } {
  const orderHours = draft.orderHours.trim() === "" ? null : readHours(draft.orderHours);
  const holdHours = readHours(draft.holdHours);
  const points = readPercent(draft.tolerancePercent);
  const toleranceMax = readLimit(draft.toleranceMax);
  const approvalAbove = draft.approvalAbove.trim() === "" ? null : readLimit(draft.approvalAbove);
  if (
    orderHours === undefined ||
    holdHours === undefined ||
    points === undefined ||
    toleranceMax === undefined ||
    approvalAbove === undefined
  ) {
    const read = { orderHours, holdHours, tolerancePercent: points, toleranceMax, approvalAbove };
    const faults = (Object.keys(read) as FaultyField[]).filter((field) => read[field] === undefined);
    return { settings: null, faults };
  }
  const settings = {
    currencies: draft.currencies,
    order_expiration_hours: orderHours,
    hold_hours: holdHours,
    refund_policy: draft.refundPolicy,
    tolerance_basis_points: points,
    tolerance_max: toleranceMax,
    pays_out: draft.paysOut,
    approval_above: approvalAbove,
  };
  return { settings, faults: [] };
}

const hoursMax = 87_600;

function readHours(typed: string): number | undefined {
  const text = typed.trim();
  if (!/^\d{1,5}([.,]\d{1,2})?$/.test(text)) return undefined;
  const hours = Number(text.replace(",", "."));
  return hours > hoursMax ? undefined : hours;
}

/** A per cent with two decimals has as many digits as an amount, and is read the same way. */
function readPercent(typed: string): number | undefined {
  const parsed = parseMajor(typed, anyCurrency);
  return parsed.ok && parsed.amount >= 0 && parsed.amount <= 10_000 ? parsed.amount : undefined;
}

function readLimit(typed: string): number | undefined {
  const parsed = parseMajor(typed, anyCurrency);
  return parsed.ok && parsed.amount >= 0 ? parsed.amount : undefined;
}

/** Mine where I have typed something, and theirs elsewhere. */
export function mergedDraft(versions: {
  before: SettingsDraft;
  theirs: SettingsDraft;
  yours: SettingsDraft;
}): SettingsDraft {
  const { before, theirs, yours } = versions;
  const changed = Object.entries(yours).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof SettingsDraft]),
  );
  return { ...theirs, ...(Object.fromEntries(changed) as Partial<SettingsDraft>) };
}
