import { z } from "zod";
import { instantSchema } from "../instant.ts";
import type { ListSpec } from "../list-spec.ts";

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
    created_at: instantSchema,
    /** To the minute. */
    last_used_at: instantSchema.nullable(),
    revoked_at: instantSchema.nullable(),
  })
  .meta({ id: "Credential" });
export type CredentialView = z.infer<typeof credentialSchema>;

export const credentialListSpec = {
  filters: { account: "any_of", api: "any_of", merchant_id: "exact", created_at: "range_instant" },
  sorts: ["created_at", "name"],
  defaultSort: "-created_at",
  hasSearch: false,
} as const satisfies ListSpec;
