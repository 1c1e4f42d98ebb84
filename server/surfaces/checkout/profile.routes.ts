import type { Router } from "express";
import {
  createProfile,
  deleteProfile,
  getProfile,
  listProfiles,
  type ProfileContent,
  type ProfileRecord,
  replaceProfile,
} from "../../checkout/profile.service.ts";
import type { AppContext } from "../../context.ts";
import { type Call, endpoint, param, scopes } from "./call.ts";
import { profileRequestSchema } from "./session-request.schema.ts";
import { parseBody } from "./wire-fields.ts";
import { readWireQuery } from "./wire-query.ts";

const base = "/admin/session/profiles";

export function addProfileRoutes(router: Router, ctx: AppContext): void {
  const readScopes = [...scopes.profiles, ...scopes.read];
  router.get(
    base,
    endpoint(ctx, readScopes, async ({ req, caller }) => {
      const query = readWireQuery(req);
      query.check();
      const { limit, startingAfter: after } = query;
      const profiles = await listProfiles(ctx, { accountId: caller.accountId, limit, after });
      return profiles.map(presentProfile);
    }),
  );
  router.post(
    base,
    endpoint(ctx, scopes.profiles, async (call) => {
      const { profile_id } = parseBody(profileRequestSchema, call.body);
      const content = contentOf(call);
      return presentProfile(
        await createProfile(ctx, { ...content, accountId: call.caller.accountId, id: profile_id ?? null }),
      );
    }),
  );
  router.get(
    `${base}/:id`,
    endpoint(ctx, readScopes, async (call) => presentProfile(await getProfile(ctx, keyOf(call)))),
  );
  router.put(
    `${base}/:id`,
    endpoint(ctx, scopes.profiles, async (call) =>
      presentProfile(await replaceProfile(ctx, keyOf(call), contentOf(call))),
    ),
  );
  router.delete(
    `${base}/:id`,
    endpoint(ctx, scopes.profiles, async (call) => presentProfile(await deleteProfile(ctx, keyOf(call)))),
  );
}

function keyOf({ req, caller }: Call) {
  return { accountId: caller.accountId, id: param(req, "id") };
}

function contentOf(call: Call): ProfileContent {
  const { name, description, configuration } = parseBody(profileRequestSchema, call.body);
  return {
    name: name ?? description ?? "Payment profile",
    description: description ?? null,
    configuration: configuration,
  };
}

function presentProfile(profile: ProfileRecord): Record<string, unknown> {
  return {
    id: profile.id,
    name: profile.name,
    description: profile.description ?? "",
    configuration: profile.configuration,
    created_at: profile.created_at,
    updated_at: profile.updated_at,
  };
}
