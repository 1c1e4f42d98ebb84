import { z } from "zod";
import { instantSchema } from "../instant.ts";

export const endpointStatuses = ["active", "disabled", "deleted"] as const;
export const endpointStatusSchema = z.enum(endpointStatuses).meta({ id: "EndpointStatus" });
export type EndpointStatus = z.infer<typeof endpointStatusSchema>;

export const endpointDescriptionLengthMax = 255;

/** What can be said about how one endpoint is told, beside the rules of its dialect. */
export const endpointSettingsSchema = z
  .strictObject({
    /** Sent with every attempt; lower-cased names. */
    headers: z.record(z.string(), z.string()),
    /** Calls at once; null leaves it to the installation. */
    concurrency: z.int().min(1).max(64).nullable(),
    /** Calls that begin within a second; null for as many as there are. */
    rate_per_second: z.int().min(1).max(1_000).nullable(),
    /** Parts of the message that are sent, where the dialect can leave some out: `transaction(id,status)`. */
    fields: z.array(z.string().min(1).max(500)).max(100).optional(),
    /** Parts that are never sent. */
    exclude_fields: z.array(z.string().min(1).max(100)).max(100).optional(),
  })
  .meta({ id: "EndpointSettings" });
export type EndpointSettings = z.infer<typeof endpointSettingsSchema>;

/** The same as it is shown: values of headers may be secrets, so their names alone. */
export const shownSettingsSchema = endpointSettingsSchema
  .omit({ headers: true })
  .extend({ header_names: z.array(z.string()) })
  .meta({ id: "ShownEndpointSettings" });

/** How a secret may be replaced. */
export const endpointRotationSchema = z.strictObject({
  /** The longest time for which an old secret may go on signing; 0 where a message carries one signature. */
  overlap_seconds_max: z.int(),
  /** How many secrets may sign at once; null for any number. */
  secrets_max: z.int().nullable(),
  /** More than one secret signs now. */
  has_overlap: z.boolean(),
  /** What limits the overlap, in words; null where nothing but time does. */
  reason: z.string().nullable(),
});

/** A merchant's URL that is told of events. The values of its secrets are shown once, elsewhere. */
export const endpointSchema = z
  .strictObject({
    id: z.string(),
    account_id: z.string(),
    /** Null: told of every merchant of the account. */
    merchant_id: z.string().nullable(),
    dialect: z.string(),
    /** Null where each event brings its own address. */
    url: z.string().nullable(),
    description: z.string().nullable(),
    /** `*`, `loan.*` or an exact type; none means everything. */
    event_patterns: z.array(z.string()),
    status: endpointStatusSchema,
    disabled_reason: z.string().nullable(),
    settings: shownSettingsSchema,
    /** Those that sign now, newest first. */
    secrets: z.array(
      z.strictObject({ id: z.string(), created_at: instantSchema, expires_at: instantSchema.nullable() }),
    ),
    rotation: endpointRotationSchema,
    created_at: instantSchema,
    updated_at: instantSchema,
    version: z.int(),
  })
  .meta({ id: "WebhookEndpoint" });
export type EndpointView = z.infer<typeof endpointSchema>;
