import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { attemptClasses } from "../metrics/attempt-class.ts";

/**
 * `pending` waits for its next attempt; `delivered` got a 2xx; `exhausted` used up its schedule;
 * `rejected` got an answer that ends it; `dropped` lost its endpoint; `skipped` met a disabled one.
 */
export const deliveryStates = ["pending", "delivered", "exhausted", "rejected", "dropped", "skipped"] as const;
export const deliveryStateSchema = z.enum(deliveryStates).meta({ id: "DeliveryState" });
export type DeliveryState = z.infer<typeof deliveryStateSchema>;

export const attemptSchema = z
  .strictObject({
    number: z.int(),
    started_at: instantSchema,
    duration_ms: z.int(),
    /** `delivered`, or what went wrong in one word such as `timeout`. */
    outcome: z.string(),
    code: z.int().nullable(),
    error: z.string().nullable(),
    request_headers: z.record(z.string(), z.string()),
    response_headers: z.record(z.string(), z.string()).nullable(),
    /** At most 64 kB, as text. */
    response_body: z.string().nullable(),
    response_truncated: z.boolean(),
    /** The secrets that it was signed with, newest first; none where nothing was signed. */
    signed_with: z.array(z.strictObject({ id: z.string(), created_at: instantSchema })),
  })
  .meta({ id: "DeliveryAttempt" });
export type AttemptView = z.infer<typeof attemptSchema>;

/** Whether a person may send it again now; when not plainly, `reason` says why, and `needs_force` that insisting helps. */
export const resendOfferSchema = z
  .strictObject({
    allowed: z.boolean(),
    needs_force: z.boolean(),
    code: z
      .enum(["scheduled", "already_delivered", "endpoint_disabled", "endpoint_deleted", "payload_expired"])
      .nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: "ResendOffer" });
export type ResendOffer = z.infer<typeof resendOfferSchema>;

export const deliverySchema = z
  .strictObject({
    id: z.string(),
    account_id: z.string(),
    event_id: z.string(),
    event_type: z.string(),
    /** The payment's operation that it tells of; null where it tells of something else. */
    operation_id: z.string().nullable(),
    endpoint_id: z.string(),
    /** `payment`, `session`, or `webhook_endpoint` for a test. */
    subject_type: z.string(),
    subject_id: z.string(),
    dialect: z.string(),
    state: deliveryStateSchema,
    url: z.string(),
    method: z.enum(["GET", "POST"]),
    attempt_count: z.int(),
    /** Tries that the dialect's schedule allows in all. */
    attempts_max: z.int(),
    next_attempt_at: instantSchema.nullable(),
    last_code: z.int().nullable(),
    last_error: z.string().nullable(),
    /** Of the last try; null before the first. */
    last_class: z.enum(attemptClasses).nullable(),
    last_attempt_at: instantSchema.nullable(),
    last_duration_ms: z.int().nullable(),
    created_at: instantSchema,
    finished_at: instantSchema.nullable(),
    /** Asked for by a person to see whether the endpoint works: tried once, and left out of figures. */
    is_test: z.boolean(),
    attempts: z.array(attemptSchema).optional(),
    /** On the page of one delivery: what is signed and sent, as text; null for a call without a body. */
    request_body: z.string().nullable().optional(),
    /** On the page of one delivery. */
    resend: resendOfferSchema.optional(),
    /** On the page of one delivery: what was sent and answered is past retention and was removed. */
    is_expired: z.boolean().optional(),
  })
  .meta({ id: "Delivery" });
export type DeliveryView = z.infer<typeof deliverySchema>;
