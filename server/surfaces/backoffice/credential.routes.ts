import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import { concernsOf } from "../../../shared/identity/credential-care.ts";
import {
  changeCallLimitSchema,
  type CreateCredentialRequest,
  createCredentialSchema,
  credentialListSpec,
  credentialSchema,
  type CredentialView,
  issuedCredentialSchema,
  rotateCredentialSchema,
} from "../../../shared/identity/credential.schema.ts";
import { listSchema } from "../../../shared/page.ts";
import { isInScope } from "../../accounts/account-scope.ts";
import { changeCallLimit } from "../../identity/call-limit.service.ts";
import {
  type CredentialRecord,
  getCredential,
  issueCredential,
  type IssuedSecret,
  listCredentials,
  type NewCredential,
  refuseOperator,
  revokeCredential,
  rotateCredential,
} from "../../identity/credential.service.ts";
import { operatorGrant } from "../../identity/grants.ts";
import { auditActorOf } from "./caller.ts";
import { pageRows } from "./page-rows.ts";
import { listRoute, route } from "./define-route.ts";

const oneCredential = z.object({ id: z.string().min(1).max(64) });
const wordsFor = (action: string) => ({ action: `credential.${action}`, objectType: "credential" });

export const credentialRoutes = [
  listRoute({
    path: "/credentials",
    access: "credentials.manage",
    summary: "API credentials without their secrets",
    list: credentialListSpec,
    response: listSchema(credentialSchema),
    handle: async ({ ctx, caller, request }) => {
      const now = ctx.clock.now();
      const { concern: concerns, ...anyOf } = request.filters.anyOf;
      const credentials = (await listCredentials(ctx, caller.scope)).filter(
        (credential) =>
          concerns === undefined || concernsOf(credential, now).some(({ code }) => concerns.includes(code)),
      );
      const narrowed = { ...request, filters: { ...request.filters, anyOf } };
      const { data, page } = pageRows(credentials, narrowed, (credential) => ({
        account: credential.account_id,
        api: credential.api,
        merchant_id: credential.merchant_id,
        created_at: credential.created_at,
        name: credential.name,
        state: credential.revoked_at === null ? "active" : "revoked",
      }));
      return { data: data.map((credential) => presentCredential(credential, now)), page };
    },
  }),
  route({
    method: "get",
    path: "/credentials/:id",
    access: "credentials.manage",
    summary: "One API credential without its secret",
    params: oneCredential,
    response: credentialSchema,
    handle: async ({ ctx, caller, params }) =>
      presentCredential(await getCredential(ctx, { scope: caller.scope, id: params.id }), ctx.clock.now()),
  }),
  route({
    method: "post",
    path: "/credentials",
    access: "credentials.manage",
    stepUp: () => "secrets",
    summary: "Makes an API credential; the answer carries its secret, this once",
    body: createCredentialSchema,
    response: issuedCredentialSchema,
    audit: wordsFor("created"),
    handle: async ({ ctx, caller, origin, body }) => {
      if (!isInScope(caller.scope, body.account_id)) throw new DomainError("not_found", "There is no such account.");
      const made = madeFor(body);
      refuseOperator(caller.scope, made.grants ?? []);
      const { credential, secret } = await issueCredential(ctx, {
        accountId: body.account_id,
        ...made,
        name: body.name,
        ...(body.merchant_id === undefined ? {} : { merchantId: body.merchant_id }),
        by: auditActorOf(caller, origin),
      });
      return { credential: presentCredential(credential, ctx.clock.now()), secret: secretText(secret) };
    },
  }),
  route({
    method: "post",
    path: "/credentials/:id/rotate",
    access: "credentials.manage",
    stepUp: () => "secrets",
    summary: "Replaces the secret at once; the answer carries the new one, this once",
    params: oneCredential,
    body: rotateCredentialSchema,
    response: issuedCredentialSchema,
    audit: wordsFor("rotated"),
    handle: async ({ ctx, caller, origin, params, body }) => {
      const key = { scope: caller.scope, id: params.id };
      const by = auditActorOf(caller, origin);
      const secret = await rotateCredential(ctx, { ...key, endsTokens: body.ends_tokens, by });
      const credential = presentCredential(await getCredential(ctx, key), ctx.clock.now());
      return { credential, secret: secretText(secret) };
    },
  }),
  route({
    method: "delete",
    path: "/credentials/:id",
    access: "credentials.manage",
    summary: "Ends a credential and every access token it led to, at once; its row stays",
    params: oneCredential,
    response: credentialSchema,
    audit: wordsFor("revoked"),
    handle: async ({ ctx, caller, origin, params }) => {
      const key = { scope: caller.scope, id: params.id };
      await revokeCredential(ctx, { ...key, by: auditActorOf(caller, origin) });
      return presentCredential(await getCredential(ctx, key), ctx.clock.now());
    },
  }),
  route({
    method: "post",
    path: "/credentials/:id/call-limit",
    access: "credentials.manage",
    summary: "Sets how many calls a minute a client of the lending API may make, or gives it the usual number again",
    params: oneCredential,
    body: changeCallLimitSchema,
    response: credentialSchema,
    audit: wordsFor("call_limit_changed"),
    handle: async ({ ctx, caller, origin, params, body }) => {
      const { calls_per_minute: limit, reason } = body;
      const by = auditActorOf(caller, origin);
      const changed = await changeCallLimit(ctx, { scope: caller.scope, id: params.id, limit, reason, by });
      return presentCredential(changed, ctx.clock.now());
    },
  }),
];

/** The wire that a client speaks, and what it holds where that is not the usual. */
function madeFor({ type, scopes }: CreateCredentialRequest): Pick<NewCredential, "api" | "grants"> {
  if (type === "operator") return { api: "payments", grants: [operatorGrant] };
  return type === "custom" ? { api: "checkout", grants: scopes ?? [] } : { api: type };
}

function secretText(secret: IssuedSecret): string {
  return "api_key" in secret ? secret.api_key : secret.client_secret;
}

function presentCredential(credential: CredentialRecord, now: string): CredentialView {
  const { tokens_valid_from: _validFrom, updated_at: _updatedAt, grants, ...shown } = credential;
  return { ...shown, grants: [...grants], concerns: concernsOf(credential, now) };
}
