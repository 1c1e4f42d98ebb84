import { z } from "zod";
import { accountSchema } from "../accounts/account.schema.ts";
import { accountIdSchema } from "../ids.ts";
import { instantSchema } from "../instant.ts";
import { roleSchema } from "../permissions.ts";
import { fieldTexts } from "../sentences/field-texts.ts";

export const passwordLengthMin = 12;
export const passwordLengthMax = 1024;

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(320)
  .regex(/^[^@\s]+@[^@\s]+$/, fieldTexts.email);

/** `invited` until the person has set a password. */
export const staffStates = ["active", "invited", "disabled"] as const;

/** A colleague as the staff list shows them. */
export const staffMemberSchema = z
  .strictObject({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: roleSchema,
    /** The second steps that the person has set up. */
    has_totp: z.boolean(),
    has_passkey: z.boolean(),
    /** The accounts to which the person is narrowed; empty for all of the installation. */
    account_ids: z.array(z.string()),
    state: z.enum(staffStates),
    /** When the link ends with which the person may set a password; null without an open one. */
    link_expires_at: instantSchema.nullable(),
    disabled_at: instantSchema.nullable(),
    created_at: instantSchema,
    last_sign_in_at: instantSchema.nullable(),
  })
  .meta({ id: "StaffMember" });
export type StaffMemberView = z.infer<typeof staffMemberSchema>;

const nameSchema = z.string().trim().min(1).max(200);
/** None for all of the installation. */
const accountIdsSchema = z.array(accountIdSchema).max(100);

export const inviteStaffSchema = z
  .object({ email: emailSchema, name: nameSchema, role: roleSchema, account_ids: accountIdsSchema })
  .meta({ id: "InviteStaff" });
export type InviteStaffRequest = z.infer<typeof inviteStaffSchema>;

export const changeStaffSchema = z
  .object({ role: roleSchema.optional(), account_ids: accountIdsSchema.optional() })
  .refine(({ role, account_ids }) => role !== undefined || account_ids !== undefined, fieldTexts.what_changes)
  .meta({ id: "ChangeStaff" });
export type ChangeStaffRequest = z.infer<typeof changeStaffSchema>;

/** A person with the link that lets them set a password. It is in this one answer and nowhere else. */
export const staffLinkSchema = z
  .strictObject({ person: staffMemberSchema, url: z.string(), expires_at: instantSchema })
  .meta({ id: "StaffLink" });
export type StaffLinkView = z.infer<typeof staffLinkSchema>;

export const signInSchema = z
  .object({
    email: z.string().max(320),
    password: z.string().max(1024),
    /** A code of the authenticator app, or a recovery code. */
    totp: z.string().max(32).optional(),
  })
  .meta({ id: "SignIn" });

/** Who is signed in and what that allows. */
export const staffSessionSchema = z
  .strictObject({
    staff: z.strictObject({ id: z.string(), email: z.string(), name: z.string() }),
    role: roleSchema,
    permissions: z.array(z.string()),
    /** Largest amount per operation and currency, minor units; a currency that is missing has no limit. */
    limits: z.record(z.string(), z.int()),
    accounts: z.array(accountSchema),
    /** When the session ends whatever the activity. */
    expires_at: instantSchema,
    /** After so many seconds without a request the session ends; at the latest at `expires_at`. */
    ends_in_seconds: z.int(),
    /** The role has to have a second step and the person has none: until it is set up, nothing else is open. */
    must_enrol: z.boolean(),
    /** New devices that signed in as this person, to be asked about here; 0 where this one is new itself. */
    new_devices: z.int(),
    is_demo: z.boolean(),
  })
  .meta({ id: "StaffSession" });
export type StaffSessionView = z.infer<typeof staffSessionSchema>;
