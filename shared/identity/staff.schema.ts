import { z } from "zod";
import { accountSchema } from "../accounts/account.schema.ts";
import { instantSchema } from "../instant.ts";
import { roleSchema } from "../permissions.ts";

export const passwordLengthMin = 12;
export const passwordLengthMax = 1024;

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(320)
  .regex(/^[^@\s]+@[^@\s]+$/, "must be an e-mail address");

/** A colleague as the staff list shows them. */
export const staffMemberSchema = z
  .strictObject({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: roleSchema,
    /** The accounts to which the person is narrowed; empty for all of the installation. */
    account_ids: z.array(z.string()),
    disabled_at: instantSchema.nullable(),
    created_at: instantSchema,
  })
  .meta({ id: "StaffMember" });
export type StaffMemberView = z.infer<typeof staffMemberSchema>;

export const signInSchema = z
  .object({ email: z.string().max(320), password: z.string().max(1024), totp: z.string().max(10).optional() })
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
    is_demo: z.boolean(),
  })
  .meta({ id: "StaffSession" });
export type StaffSessionView = z.infer<typeof staffSessionSchema>;
