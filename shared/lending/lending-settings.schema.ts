import { z } from "zod";
import { accountIdSchema } from "../ids.ts";
import { documentDaysSchema } from "./document-days.ts";
import { kycTemplateSchema } from "./kyc-template.ts";
import { fieldTexts } from "../sentences/field-texts.ts";

/** Ten years, which is longer than any loan. */
const offsetSecondsMax = 315_360_000;

const clockOffset = z.int(fieldTexts.whole_number).min(0).max(offsetSecondsMax);
const stuckHours = z.int(fieldTexts.whole_number).min(1).max(8_760, fieldTexts.year_most);
const signingHours = z.int(fieldTexts.whole_number).min(1).max(8_760, fieldTexts.year_most);

/** How an account lends. */
export const lendingSettingsSchema = z
  .strictObject({
    /** The account. */
    id: accountIdSchema,
    is_sandbox: z.boolean(),
    /** Sandbox only: how far ahead of the world this account's lending lives. */
    clock_offset_seconds: clockOffset,
    kyc_items: kycTemplateSchema,
    /** How long signatures are waited for before the loan is cancelled. */
    signing_hours: signingHours,
    /** After how long in one state before the payout staff are told of a loan. */
    stuck_hours: stuckHours,
    /** Whether a late installment costs a fine and interest for the delay. */
    charges_late_fees: z.boolean(),
    /** For how many days files are kept, by kind of document; what is not named is kept. */
    document_days: documentDaysSchema,
    /** Counts the changes; 0 where nothing was set. */
    version: z.int(),
  })
  .meta({ id: "LendingSettings" });
export type LendingSettingsView = z.infer<typeof lendingSettingsSchema>;

export const changeLendingSettingsSchema = z
  .object({
    clock_offset_seconds: clockOffset,
    kyc_items: kycTemplateSchema,
    signing_hours: signingHours,
    stuck_hours: stuckHours,
    charges_late_fees: z.boolean(),
    document_days: documentDaysSchema,
  })
  .partial()
  .meta({ id: "ChangeLendingSettings" });
