import { z } from "zod";
import { accountIdSchema } from "../ids.ts";
import { instantSchema } from "../instant.ts";
import { currencySchema } from "../money.schema.ts";
import type { ListSpec } from "../list-spec.ts";
import { profileSettingsSchema } from "./profile-settings.ts";

/** The name of every account's first profile, which cannot be deleted. */
export const defaultProfileId = "default";

/** What the back office sees of a payment profile. */
export const paymentProfileSchema = z
  .strictObject({
    /** Of the whole installation: the account's id and the profile's own. */
    id: z.string(),
    account_id: z.string(),
    /** What a shop's server names: `default`, or a generated id. */
    profile_id: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    settings: profileSettingsSchema,
    created_at: instantSchema,
    updated_at: instantSchema,
  })
  .meta({ id: "PaymentProfile" });
export type PaymentProfileView = z.infer<typeof paymentProfileSchema>;

const contentShape = {
  name: z.string().trim().min(1).max(100),
  description: z.string().trim().max(255).nullable(),
  settings: profileSettingsSchema,
};

/** A new profile begins as its account's default one with these settings on top. */
export const createProfileSchema = z
  .object({ account_id: accountIdSchema, ...contentShape })
  .meta({ id: "CreatePaymentProfile" });
export type CreateProfileRequest = z.infer<typeof createProfileSchema>;

export const changeProfileSchema = z.object(contentShape).meta({ id: "ChangePaymentProfile" });
export type ChangeProfileRequest = z.infer<typeof changeProfileSchema>;

/** A profile as it would look with settings that nobody has saved. */
export const previewProfileSchema = z
  .object({ id: z.string().min(1).max(120), settings: profileSettingsSchema, currency: currencySchema })
  .meta({ id: "PreviewPaymentProfile" });
export type PreviewProfileRequest = z.infer<typeof previewProfileSchema>;

export const profileListSpec = {
  filters: { account: "any_of" },
  sorts: ["name", "created_at"],
  defaultSort: "name",
  hasSearch: false,
} as const satisfies ListSpec;
