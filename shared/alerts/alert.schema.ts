import { z } from "zod";
import { instantSchema } from "../instant.ts";
import type { ListSpec } from "../list-spec.ts";
import type { Permission } from "../permissions.ts";

/** What is watched, and who deals with it: whoever holds the permission sees and acknowledges it. */
export const alertPermissions = {
  deliveries_exhausted: "deliveries.resend",
  endpoint_disabled: "webhooks.manage",
  loan_stuck: "loans.manage",
  installment_missed: "loans.manage",
  offer_expiring: "offers.manage",
  credential_old: "credentials.manage",
  credential_unused: "credentials.manage",
} as const satisfies Readonly<Record<string, Permission>>;

export type AlertKind = keyof typeof alertPermissions;
export const alertKinds = Object.keys(alertPermissions) as readonly AlertKind[];

export const alertStates = ["open", "acknowledged", "cleared"] as const;
export type AlertState = (typeof alertStates)[number];

/** The kinds that somebody with these permissions deals with. */
export function alertKindsFor(may: (permission: Permission) => boolean): readonly AlertKind[] {
  return alertKinds.filter((kind) => may(alertPermissions[kind]));
}

/** Something that somebody should look at. */
export const alertSchema = z
  .strictObject({
    id: z.string(),
    account_id: z.string(),
    kind: z.enum(alertKinds),
    /** An endpoint, loan, offer or credential, as the kind says. */
    object_id: z.string(),
    /** What people call that. */
    label: z.string(),
    /** Deliveries, days of a secret or of silence, or days late; null where there is nothing to count. */
    amount: z.int().nullable(),
    /** Since when it is so; of an offer, until when it can be taken. */
    since: instantSchema,
    state: z.enum(alertStates),
    raised_at: instantSchema,
    acknowledged_at: instantSchema.nullable(),
    /** Name of the colleague. */
    acknowledged_by: z.string().nullable(),
    /** When there was nothing to see any more. */
    cleared_at: instantSchema.nullable(),
  })
  .meta({ id: "Alert" });
export type AlertView = z.infer<typeof alertSchema>;

export const alertCountSchema = z.strictObject({ open: z.int() }).meta({ id: "AlertCount" });

export const alertListSpec = {
  filters: { account: "any_of", kind: "any_of", state: "any_of", raised_at: "range_instant" },
  sorts: ["raised_at"],
  defaultSort: "-raised_at",
  hasSearch: false,
} as const satisfies ListSpec;
