import { z } from "zod";
import { recordAudit } from "../../audit/audit.service.ts";
import {
  createProfile,
  deleteProfile,
  getProfile,
  listProfiles,
  type OnProfileChange,
  type ProfileContent,
  type ProfileRecord,
  profileRequest,
  replaceProfile,
} from "../../checkout/profile.service.ts";
import type { AppContext } from "../../context.ts";
import { profileAnswerSchema } from "./answers.schema.ts";
import { auditActorOf, type Call, param, scopes } from "./call.ts";
import { checkTermsUrl } from "./read-new-session.ts";
import { profileRequestSchema } from "./session-request.schema.ts";
import { readWireQuery } from "./wire-query.ts";
import { queryWords, wireRoute } from "./wire-route.ts";

const base = "/admin/session/profiles";
const group = "Payment profiles";
const readScopes = [...scopes.profiles, ...scopes.read];

export const profileRoutes = [
  wireRoute({
    method: "get",
    path: base,
    group,
    summary: "List payment profiles",
    scopes: readScopes,
    query: queryWords.paging,
    answer: z.array(profileAnswerSchema),
    handle: async (ctx, { req, caller }) => {
      const query = readWireQuery(req);
      query.check();
      const { limit, startingAfter: after } = query;
      const profiles = await listProfiles(ctx, { accountId: caller.accountId, limit, after });
      return profiles.map(presentProfile);
    },
  }),
  wireRoute({
    method: "post",
    path: base,
    group,
    summary: "Add a payment profile",
    scopes: scopes.profiles,
    body: profileRequestSchema,
    answer: profileAnswerSchema,
    handle: async (ctx, call, read) => {
      const body = read();
      const wanted = { ...contentOf(body), accountId: call.caller.accountId, id: body.profile_id ?? null };
      return presentProfile(await createProfile(ctx, wanted, auditing(ctx, call, "create")));
    },
  }),
  wireRoute({
    method: "get",
    path: `${base}/:id`,
    group,
    summary: "Read a payment profile",
    scopes: readScopes,
    answer: profileAnswerSchema,
    handle: async (ctx, call) => presentProfile(await getProfile(ctx, keyOf(call))),
  }),
  wireRoute({
    method: "put",
    path: `${base}/:id`,
    group,
    summary: "Replace a payment profile",
    scopes: scopes.profiles,
    body: profileRequestSchema,
    answer: profileAnswerSchema,
    handle: async (ctx, call, read) => {
      const key = keyOf(call);
      await getProfile(ctx, key);
      const onChange = auditing(ctx, call, "update");
      return presentProfile(await replaceProfile(ctx, key, contentOf(read()), { onChange }));
    },
  }),
  wireRoute({
    method: "delete",
    path: `${base}/:id`,
    group,
    summary: "Delete a payment profile; the default one stays",
    scopes: scopes.profiles,
    answer: profileAnswerSchema,
    handle: async (ctx, call) => presentProfile(await deleteProfile(ctx, keyOf(call), auditing(ctx, call, "delete"))),
  }),
];

function keyOf({ req, caller }: Call) {
  return { accountId: caller.accountId, id: param(req, "id") };
}

/** The audit line commits with the change it tells of, in the words that the back office uses for its own. */
function auditing(ctx: AppContext, call: Call, verb: "create" | "update" | "delete"): OnProfileChange {
  return async (trx, before, after) => {
    const [was, is] = [before, after].map((profile) => (profile === null ? null : presentProfile(profile)));
    await recordAudit(trx, ctx, {
      chain: call.caller.accountId,
      actor: auditActorOf(call),
      action: `payment_profile.${verb}`,
      objectType: "payment_profile",
      objectId: after?.id ?? before?.id ?? null,
      isAllowed: true,
      details: { name: after?.name ?? before?.name, before: was, after: is },
    });
  };
}

/** @throws DomainError `url_refused` naming the field. */
function contentOf(body: z.output<typeof profileRequestSchema>): ProfileContent {
  const { name, description, configuration, url, merchant } = body;
  checkTermsUrl(url ?? {});
  return {
    name: name ?? description ?? "Payment profile",
    description: description ?? null,
    configuration,
    url: url ?? null,
    merchant: merchant ?? null,
  };
}

function presentProfile(profile: ProfileRecord): Record<string, unknown> {
  return {
    id: profile.id,
    name: profile.name,
    description: profile.description ?? "",
    configuration: profile.configuration,
    ...profileRequest(profile),
    created_at: profile.created_at,
    updated_at: profile.updated_at,
  };
}
