import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { attemptClasses } from "../metrics/attempt-class.ts";
import { fieldTexts } from "../sentences/field-texts.ts";

/** What may be sent again as a whole; what was delivered is only repeated one by one. */
export const recoverableStates = ["exhausted", "rejected", "skipped"] as const;

/** Which deliveries: all that match every part; a list matches any of its values. */
export const recoveryFilterSchema = z
  .strictObject({
    endpoint_id: z.string().min(1).max(64).optional(),
    account: z.string().min(1).max(64).optional(),
    /** When their event happened, both ends inclusive. */
    from: instantSchema,
    to: instantSchema,
    states: z.array(z.enum(recoverableStates)).min(1).max(recoverableStates.length),
    event_types: z.array(z.string().max(100)).min(1).max(50).optional(),
    /** Status codes of the last answer. */
    codes: z.array(z.int()).min(1).max(50).optional(),
    /** What the last attempt came to: the class of its status code, or the kind of its failure. */
    classes: z.array(z.enum(attemptClasses)).min(1).max(attemptClasses.length).optional(),
    /** What the last attempt failed of, word for word. */
    errors: z.array(z.string().max(500)).min(1).max(20).optional(),
  })
  .refine((filter) => filter.from <= filter.to, { path: ["to"], message: fieldTexts.before_from })
  .meta({ id: "RecoveryFilter" });
export type RecoveryFilter = z.infer<typeof recoveryFilterSchema>;

/** Deliveries per second at most, so that a receiver that just came back is not run over. */
export const recoveryRateSchema = z.int().min(1).max(500);

export const recoveryPreviewSchema = z
  .strictObject({
    count: z.int(),
    /** True when there are more than were counted. */
    is_capped: z.boolean(),
    /** Matching deliveries whose message is past retention, so that they cannot be sent again. */
    expired: z.int(),
    /** What is older cannot be sent again: it is past retention, or there is nothing older. Null when there is nothing at all. */
    kept_since: instantSchema.nullable(),
  })
  .meta({ id: "RecoveryPreview" });
export type RecoveryPreview = z.infer<typeof recoveryPreviewSchema>;

export const recoveryStateSchema = z.enum(["running", "done", "cancelled"]).meta({ id: "RecoveryState" });
export type RecoveryState = z.infer<typeof recoveryStateSchema>;

/** Why a recovery ended before its time without anybody's asking: its receiver is told nothing anymore. */
const recoveryEndReasonSchema = z.enum(["endpoint_disabled", "endpoint_deleted"]).meta({ id: "RecoveryEndReason" });
export type RecoveryEndReason = z.infer<typeof recoveryEndReasonSchema>;

export const recoverySchema = z
  .strictObject({
    id: z.string(),
    filter: recoveryFilterSchema,
    rate_per_second: z.int(),
    state: recoveryStateSchema,
    /** Deliveries that matched when it was started. */
    total: z.int(),
    is_total_capped: z.boolean(),
    /** Deliveries that were put back in line so far. */
    requeued: z.int(),
    started_by: z.strictObject({ type: z.string(), id: z.string().nullable() }),
    created_at: instantSchema,
    finished_at: instantSchema.nullable(),
    /** Null while it runs, when it is done and when a person stopped it. */
    end_reason: recoveryEndReasonSchema.nullable(),
  })
  .meta({ id: "Recovery" });
export type RecoveryView = z.infer<typeof recoverySchema>;

/** Deliveries that ended the same way at the same endpoint. */
export const failureClusterSchema = z
  .strictObject({
    endpoint_id: z.string(),
    account_id: z.string(),
    /** Null where each event brings its own address. */
    url: z.string().nullable(),
    class: z.enum(attemptClasses).nullable(),
    /** Of the answer; null where there was none. */
    code: z.int().nullable(),
    /** What the newest of them failed of, word for word. */
    example: z.string().nullable(),
    count: z.int(),
    /** True when the endpoint had more failures than are looked at: the newest were counted. */
    is_capped: z.boolean(),
    first_at: instantSchema,
    last_at: instantSchema,
  })
  .meta({ id: "FailureCluster" });
export type FailureCluster = z.infer<typeof failureClusterSchema>;
