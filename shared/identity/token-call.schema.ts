import { z } from "zod";
import { instantSchema } from "../instant.ts";
import type { ListSpec } from "../list-spec.ts";

/** What a call for an access token came to. */
export const tokenOutcomes = [
  "issued",
  "unknown_client",
  "wrong_secret",
  "revoked",
  "expired",
  "other_api",
  "other_audience",
  "wrong_grant_type",
] as const;
export type TokenOutcome = (typeof tokenOutcomes)[number];

/** One call for an access token, granted or refused. The token itself is kept nowhere. */
export const tokenCallSchema = z
  .strictObject({
    id: z.string(),
    at: instantSchema,
    api: z.enum(["checkout", "lending"]),
    /** Null where the client is not known, like the credential. */
    account_id: z.string().nullable(),
    credential_id: z.string().nullable(),
    credential_name: z.string().nullable(),
    /** As the caller wrote it, at most 64 characters; null where there was none. */
    client_id: z.string().nullable(),
    ip: z.string().nullable(),
    outcome: z.enum(tokenOutcomes),
    /** Until when the token is good; null where none was given. */
    expires_at: instantSchema.nullable(),
  })
  .meta({ id: "TokenCall" });
export type TokenCallView = z.infer<typeof tokenCallSchema>;

export const tokenCallListSpec = {
  filters: {
    account: "any_of",
    api: "any_of",
    outcome: "any_of",
    credential_id: "any_of",
    client_id: "exact",
    ip: "exact",
    at: "range_instant",
  },
  sorts: ["at"],
  defaultSort: "-at",
  hasSearch: false,
} as const satisfies ListSpec;
