import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import { lendingRefusal } from "../../../shared/lending/lending-refusals.ts";
import type { AppContext } from "../../context.ts";
import {
  type CredentialRecord,
  issueCredential,
  listCredentials,
  revokeCredential,
} from "../../identity/credential.service.ts";
import { credentialAnswerSchema, listOf, newCredentialAnswerSchema } from "./answers.schema.ts";
import type { Call } from "./call.ts";
import { wireInstant } from "./wire-fields.ts";
import { pageOf, readPaging } from "./wire-query.ts";
import { queryWords, type WireRoute, wireRoute } from "./wire-route.ts";

const newCredentialSchema = z
  .object({
    name: z.string().trim().min(1, "must not be empty").max(100, "must have at most 100 characters"),
    expires_at: z.iso
      .datetime({ offset: true, error: "must be a date and time such as 2027-01-31T12:00:00Z" })
      .nullish()
      .meta({ description: "Never where it is left out" }),
  })
  .meta({ id: "NewCredentialRequest" });

const group = "Access";
const path = "/auth/credentials";

/** `/v3/auth/credentials`: a partner makes new ones and ends old ones; nothing is rotated in place. */
export const credentialRoutes: readonly WireRoute[] = [
  wireRoute({
    group,
    method: "post",
    path,
    summary: "Create a credential",
    description: "For the environment of the caller. The secret is in this answer and nowhere else.",
    body: newCredentialSchema,
    answer: newCredentialAnswerSchema,
    success: 201,
    handle: create,
  }),
  wireRoute({
    group,
    method: "get",
    path,
    summary: "List credentials, newest first",
    query: queryWords.paging,
    answer: listOf(credentialAnswerSchema),
    handle: async (ctx, call) => {
      const credentials = await ownCredentials(ctx, call);
      return { status: 200, body: pageOf(credentials.map(present), readPaging(call.req)) };
    },
  }),
  wireRoute({
    group,
    method: "delete",
    path: `${path}/:client_id`,
    summary: "Revoke a credential",
    description: "For good. It gets no new tokens; those it has live out their hour.",
    answer: null,
    success: 204,
    refusals: { 404: "`credential_not_found`", 409: "`credential_already_revoked`" },
    handle: revoke,
  }),
];

async function create(ctx: AppContext, { caller, by }: Call, read: () => z.output<typeof newCredentialSchema>) {
  const { name, expires_at: expires } = read();
  const expiresAt = expires == null ? null : new Date(expires).toISOString();
  if (expiresAt !== null && expiresAt <= ctx.clock.now()) throw pastExpiry();
  const { credential, secret } = await issueCredential(ctx, {
    accountId: caller.accountId,
    api: "lending",
    name,
    ...(expiresAt === null ? {} : { expiresAt }),
    by,
  });
  return { status: 201, body: { ...present(credential), ...secret } };
}

async function revoke(ctx: AppContext, call: Call) {
  const credentials = await ownCredentials(ctx, call);
  const found = credentials.find(({ client_id }) => client_id === call.req.params["client_id"]);
  if (found === undefined) throw lendingRefusal("credential_not_found");
  const wish = { scope: [call.caller.accountId], id: found.id, keepsTokens: true, by: call.by };
  if (!(await revokeCredential(ctx, wish))) throw lendingRefusal("credential_already_revoked");
  return { status: 204, body: null };
}

async function ownCredentials(ctx: AppContext, { caller }: Call): Promise<CredentialRecord[]> {
  return (await listCredentials(ctx, [caller.accountId])).filter(({ api }) => api === "lending");
}

function present(credential: CredentialRecord) {
  const { client_id, name, revoked_at: revokedAt, created_at: createdAt } = credential;
  const instant = (at: string | null) => (at === null ? null : wireInstant(at));
  return {
    id: client_id,
    client_id,
    name,
    status: revokedAt === null ? "active" : "revoked",
    expires_at: instant(credential.expires_at),
    created_at: wireInstant(createdAt),
    updated_at: wireInstant(revokedAt ?? credential.updated_at ?? createdAt),
    last_used_at: instant(credential.last_used_at),
  };
}

function pastExpiry(): DomainError {
  const fields = [{ path: "expires_at", message: "must be in the future", code: "invalid_value" }];
  return new DomainError("validation_failed", "expires_at must be in the future.", { fields });
}
