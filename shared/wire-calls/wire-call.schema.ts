import { z } from "zod";
import { instantSchema } from "../instant.ts";
import type { ListSpec } from "../list-spec.ts";

/** What a call can make or be about, as the back office names it. */
export const callObjectTypes = ["borrower", "credit_offer", "loan", "webhook_endpoint", "credential"] as const;
export type CallObjectType = (typeof callObjectTypes)[number];

export const callOutcomes = ["done", "refused", "failed"] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** One call of a partner's server that was to change something. Its id is the request id. */
export const callRowSchema = z
  .strictObject({
    id: z.string(),
    at: instantSchema,
    api: z.enum(["lending"]),
    account_id: z.string(),
    credential_id: z.string(),
    credential_name: z.string().nullable(),
    method: z.string(),
    /** Without its query. */
    path: z.string(),
    status: z.int(),
    /** Why it was refused, in the word of its wire. */
    code: z.string().nullable(),
    idempotency_key: z.string().nullable(),
    /** The answer of an earlier call with the same key was given again, and nothing else happened. */
    is_replay: z.boolean(),
    /** What it made or was about. */
    object: z.strictObject({ type: z.enum(callObjectTypes), id: z.string() }).nullable(),
  })
  .meta({ id: "CallRow" });
export type CallRow = z.infer<typeof callRowSchema>;

/** The whole call with both bodies. Secrets and links that open something are not in them. */
export const callSchema = callRowSchema
  .extend({
    /** Null where there was none, and where it was erased. */
    request: z.unknown(),
    response: z.unknown(),
    /** Personal values are dots for this role. */
    is_masked: z.boolean(),
    /** The bodies were removed with the customer. */
    is_erased: z.boolean(),
    /** Other calls with the same key, the newest first. */
    same_key: z.array(callRowSchema),
  })
  .meta({ id: "Call" });
export type CallView = z.infer<typeof callSchema>;

/** Calls, newest first. The search text is a request id, an idempotency key or the id of what a call made. */
export const callListSpec = {
  filters: {
    account: "any_of",
    api: "any_of",
    method: "any_of",
    outcome: "any_of",
    credential_id: "any_of",
    idempotency_key: "exact",
    object_id: "exact",
    is_replay: "any_of",
    at: "range_instant",
  },
  sorts: ["at"],
  defaultSort: "-at",
  hasSearch: true,
} as const satisfies ListSpec;
