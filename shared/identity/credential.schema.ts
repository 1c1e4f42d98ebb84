import { z } from "zod";
import { instantSchema } from "../instant.ts";
import type { ListSpec } from "../list-spec.ts";
import { callLimit, credentialConcerns } from "./credential-care.ts";
import { checkoutScopes } from "./scopes.ts";
import { accountIdSchema } from "../ids.ts";
import { fieldTexts } from "../sentences/field-texts.ts";

/** What the back office sees of an API credential. The secret was shown once, when it was made. */
export const credentialSchema = z
  .strictObject({
    id: z.string(),
    account_id: z.string(),
    merchant_id: z.string().nullable(),
    name: z.string(),
    api: z.enum(["checkout", "payments", "lending"]),
    /** What the caller presents beside its secret; the public part of an API key. */
    client_id: z.string(),
    /** The scopes that it holds, in the words of its wire. */
    grants: z.array(z.string()),
    created_at: instantSchema,
    /** To the minute. */
    last_used_at: instantSchema.nullable(),
    /** From then on it is refused; null for one that lasts. */
    expires_at: instantSchema.nullable(),
    revoked_at: instantSchema.nullable(),
    /** When the secret was made that it has now. */
    secret_since: instantSchema,
    /** What an admin should look at, with the whole days since. */
    concerns: z.array(z.strictObject({ code: z.enum(credentialConcerns), days: z.int() })),
    /** Calls a minute of the lending API, in a window of its own; null for those that its account shares. */
    calls_per_minute: z.int().nullable(),
  })
  .meta({ id: "Credential" });
export type CredentialView = z.infer<typeof credentialSchema>;

export const credentialListSpec = {
  filters: {
    account: "any_of",
    api: "any_of",
    merchant_id: "exact",
    state: "any_of",
    concern: "any_of",
    created_at: "range_instant",
  },
  sorts: ["created_at", "name"],
  defaultSort: "-created_at",
  hasSearch: false,
} as const satisfies ListSpec;

/**
 * What a client is made for: a wire with everything it usually needs, the payments of every account of its environment
 * for the platform itself, or chosen scopes of the checkout wire.
 */
export const credentialTypes = ["checkout", "payments", "operator", "lending", "custom"] as const;
export type CredentialType = (typeof credentialTypes)[number];

export const createCredentialSchema = z
  .object({
    account_id: accountIdSchema,
    name: z.string().trim().min(1).max(100),
    type: z.enum(credentialTypes),
    /** Only for `custom`. */
    scopes: z.array(z.enum(checkoutScopes)).max(checkoutScopes.length).optional(),
    /** A shop inside the account; everything is reached without one. Only the payments API knows shops. */
    merchant_id: z.string().max(64).optional(),
  })
  .refine(({ type, scopes = [] }) => (type === "custom") === scopes.length > 0, {
    message: fieldTexts.scopes,
    path: ["scopes"],
  })
  .refine(({ type, merchant_id }) => merchant_id === undefined || type === "payments", {
    message: fieldTexts.key_shop,
    path: ["merchant_id"],
  })
  .meta({ id: "CreateCredential" });
export type CreateCredentialRequest = z.infer<typeof createCredentialSchema>;

/** The one answer that carries the secret: of an API key the whole key, which holds its name as well. */
export const issuedCredentialSchema = z
  .strictObject({ credential: credentialSchema, secret: z.string() })
  .meta({ id: "IssuedCredential" });
export type IssuedCredential = z.infer<typeof issuedCredentialSchema>;

export const rotateCredentialSchema = z
  .object({
    /** Whether access tokens that were made with the old secret end with it. */
    ends_tokens: z.boolean(),
  })
  .meta({ id: "RotateCredential" });

/** How often a partner may call the lending API; null for as often as everybody. */
export const changeCallLimitSchema = z
  .object({
    calls_per_minute: z.int().min(callLimit.min).max(callLimit.max).nullable(),
    reason: z.string().trim().min(1).max(300),
  })
  .meta({ id: "ChangeCallLimit" });
export type ChangeCallLimitRequest = z.infer<typeof changeCallLimitSchema>;
