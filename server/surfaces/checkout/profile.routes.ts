import { z } from "zod";
import {
  createProfile,
  deleteProfile,
  getProfile,
  listProfiles,
  type ProfileContent,
  type ProfileRecord,
  profileRequest,
  replaceProfile,
} from "../../checkout/profile.service.ts";
import { profileAnswerSchema } from "./answers.schema.ts";
import { type Call, param, scopes } from "./call.ts";
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
    handle: async (ctx, { caller }, read) => {
      const body = read();
      const wanted = { ...contentOf(body), accountId: caller.accountId, id: body.profile_id ?? null };
      return presentProfile(await createProfile(ctx, wanted));
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
      return presentProfile(await replaceProfile(ctx, key, contentOf(read())));
    },
  }),
  wireRoute({
    method: "delete",
    path: `${base}/:id`,
    group,
    summary: "Delete a payment profile; the default one stays",
    scopes: scopes.profiles,
    answer: profileAnswerSchema,
    handle: async (ctx, call) => presentProfile(await deleteProfile(ctx, keyOf(call))),
  }),
];

function keyOf({ req, caller }: Call) {
  return { accountId: caller.accountId, id: param(req, "id") };
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
