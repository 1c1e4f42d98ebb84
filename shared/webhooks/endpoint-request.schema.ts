import { z } from "zod";
import { instantSchema } from "../instant.ts";
import {
  endpointDescriptionLengthMax,
  endpointRotationSchema,
  endpointSchema,
  endpointSettingsSchema,
} from "./endpoint.schema.ts";
import { endpointHealthSchema } from "./health.schema.ts";
import { overlapSchema } from "./overlap.schema.ts";
import { scheduleSchema } from "./schedule.schema.ts";

const patternsSchema = z.array(z.string().min(1).max(100)).max(100);
const descriptionSchema = z.string().max(endpointDescriptionLengthMax).nullable();

/** An endpoint with what the desk shows beside it. */
export const endpointRowSchema = z
  .strictObject({ ...endpointSchema.shape, disabled_at: instantSchema.nullable(), health: endpointHealthSchema })
  .meta({ id: "WebhookEndpointRow" });
export type EndpointRow = z.infer<typeof endpointRowSchema>;

/** Events that an endpoint was not told of since it was disabled. */
const missedEventsSchema = z
  .strictObject({
    value: z.int(),
    capped: z.boolean(),
    /** When the oldest of them happened, which may be before it was disabled; null when there is none. */
    oldest_at: instantSchema.nullable(),
  })
  .meta({ id: "MissedEvents" });
export type MissedEvents = z.infer<typeof missedEventsSchema>;

/** One endpoint on its own page. */
export const endpointPageSchema = z
  .strictObject({
    ...endpointRowSchema.shape,
    /** Who disabled it; null while it is not disabled. */
    disabled_by: z
      .strictObject({
        type: z.string(),
        id: z.string().nullable(),
        /** Of a colleague. */
        name: z.string().nullable(),
      })
      .nullable(),
    /** Null while it is not disabled. */
    missed: missedEventsSchema.nullable(),
    /** What a test can be sent of, in the words of its wire. */
    event_types: z.array(z.string()),
    /** Messages of its wire can leave parts out: `fields` and `exclude_fields` may be set. */
    has_field_masks: z.boolean(),
    /** How its secrets' change-over is going; null while one secret signs. */
    overlap: overlapSchema.nullable(),
    schedule: scheduleSchema,
  })
  .meta({ id: "WebhookEndpointPage" });
export type EndpointPage = z.infer<typeof endpointPageSchema>;

const { concurrency, rate_per_second, fields, exclude_fields } = endpointSettingsSchema.shape;

/** What is named is replaced, the rest stays. Rules that the schema does not know are refused by field. */
export const settingsChangesSchema = z
  .object({
    /** By name: a text sets a header, null takes it away, headers that are not named stay. Values are never shown again. */
    headers: z.record(z.string().max(200), z.string().max(2_000).nullable()),
    concurrency,
    rate_per_second,
    fields,
    exclude_fields,
  })
  .partial()
  .meta({ id: "WebhookSettingsChanges" });
export type SettingsChanges = z.infer<typeof settingsChangesSchema>;

export const createEndpointSchema = z
  .object({
    account_id: z.string().min(1).max(64),
    merchant_id: z.string().min(1).max(64).nullable().default(null),
    dialect: z.string().min(1).max(64),
    url: z.string().min(1).max(2_000),
    description: descriptionSchema.default(null),
    event_patterns: patternsSchema,
    settings: settingsChangesSchema.default({}),
  })
  .meta({ id: "CreateWebhookEndpoint" });
export type CreateEndpointRequest = z.input<typeof createEndpointSchema>;

export const changeEndpointSchema = z
  .object({
    url: z.string().min(1).max(2_000).optional(),
    description: descriptionSchema.optional(),
    event_patterns: patternsSchema.optional(),
    settings: settingsChangesSchema.optional(),
  })
  .meta({ id: "ChangeWebhookEndpoint" });
export type ChangeEndpointRequest = z.input<typeof changeEndpointSchema>;

export const rotateRequestSchema = z.object({ overlap_seconds: z.int().min(0) }).meta({ id: "RotateSecretRequest" });
export const disableRequestSchema = z
  .object({ reason: z.string().max(500).nullable().default(null) })
  .meta({ id: "DisableEndpointRequest" });
export const testRequestSchema = z
  .object({
    event_type: z.string().min(1).max(100),
    /** Leaves the signatures of older secrets out, to see whether the receiver knows the newest. */
    newest_secret_only: z.boolean().default(false),
  })
  .meta({ id: "TestEventRequest" });

/** The only answer that carries a secret: it cannot be read again. */
export const endpointSecretSchema = z
  .strictObject({
    endpoint: endpointSchema,
    secret: z.string(),
    /** Until when the secret before it still signs; null where it ended at once or there was none. */
    previous_expires_at: instantSchema.nullable(),
  })
  .meta({ id: "WebhookEndpointSecret" });
export type EndpointSecret = z.infer<typeof endpointSecretSchema>;

/** A wire on which endpoints can be registered. */
export const dialectSchema = z
  .strictObject({
    name: z.string(),
    event_types: z.array(z.string()),
    has_field_masks: z.boolean(),
    rotation: endpointRotationSchema,
  })
  .meta({ id: "WebhookDialect" });
export type DialectView = z.infer<typeof dialectSchema>;
