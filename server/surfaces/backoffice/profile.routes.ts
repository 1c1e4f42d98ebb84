import { z } from "zod";
import {
  changeProfileSchema,
  createProfileSchema,
  defaultProfileId,
  paymentProfileSchema,
  previewProfileSchema,
  profileListSpec,
} from "../../../shared/checkout/profile.schema.ts";
import { writeProfileSettings } from "../../../shared/checkout/profile-settings.ts";
import { DomainError } from "../../../shared/errors.ts";
import { say } from "../../../shared/sentences/say.ts";
import { listSchema } from "../../../shared/page.ts";
import { isInScope } from "../../accounts/account-scope.ts";
import {
  createProfile,
  deleteProfile,
  getProfile,
  listProfilesInScope,
  type OnProfileChange,
  profileRequest,
  replaceProfile,
} from "../../checkout/profile.service.ts";
import { previewName } from "../../checkout/profile-preview.service.ts";
import type { AppContext } from "../../context.ts";
import { auditAllowed } from "./audit-attempt.ts";
import type { Caller, Origin } from "./caller.ts";
import { listRoute, route } from "./define-route.ts";
import { expectedVersionOf } from "./expected-version.ts";
import { pageRows } from "./page-rows.ts";
import { findOwnProfile, presentProfile, versionOfProfile } from "./present-profile.ts";
import type { AuditWords } from "./route.ts";

const oneProfile = z.object({ id: z.string().min(1).max(120) });
const wordsFor = (action: string): AuditWords => ({
  action: `payment_profile.${action}`,
  objectType: "payment_profile",
});
const [created, changed, deleted] = [wordsFor("create"), wordsFor("update"), wordsFor("delete")];

export const profileRoutes = [
  listRoute({
    path: "/payment-profiles",
    access: "profiles.read",
    summary: "Payment profiles of every account in reach",
    list: profileListSpec,
    response: listSchema(paymentProfileSchema),
    handle: async ({ ctx, caller, request }) => {
      const profiles = (await listProfilesInScope(ctx, caller.scope)).map(presentProfile);
      return pageRows(profiles, request, ({ account_id: account, name, created_at }) => ({
        account,
        name,
        created_at,
      }));
    },
  }),
  route({
    method: "get",
    path: "/payment-profiles/:id",
    access: "profiles.read",
    summary: "One payment profile",
    params: oneProfile,
    response: paymentProfileSchema,
    version: versionOfProfile,
    handle: async ({ ctx, caller, params }) => presentProfile(await findOwnProfile(ctx, caller, params.id)),
  }),
  route({
    method: "post",
    path: "/payment-profiles",
    access: "profiles.manage",
    summary: "Makes a payment profile out of the account's default one",
    body: createProfileSchema,
    response: paymentProfileSchema,
    version: versionOfProfile,
    audit: created,
    handle: async ({ ctx, caller, origin, body }) => {
      const { account_id: accountId, name, description, settings } = body;
      if (!isInScope(caller.scope, accountId)) throw new DomainError("not_found", "There is no such account.");
      const start = await getProfile(ctx, { accountId, id: defaultProfileId });
      const configuration = writeProfileSettings(start.configuration, settings);
      const { url, merchant } = start;
      const content = { name, description, configuration, url, merchant, accountId, id: null };
      return presentProfile(await createProfile(ctx, content, auditing({ ctx, caller, origin, audit: created })));
    },
  }),
  route({
    method: "post",
    path: "/payment-profiles/preview",
    access: "profiles.read",
    summary: "An address, good for an hour, at which the payer's page shows settings that nobody has saved",
    body: previewProfileSchema,
    response: z.strictObject({ url: z.string() }),
    audit: wordsFor("preview"),
    handle: async ({ ctx, caller, body }) => {
      const profile = await findOwnProfile(ctx, caller, body.id);
      const { account_id: accountId } = profile;
      const configuration = writeProfileSettings(profile.configuration, body.settings);
      const request = profileRequest(profile);
      const name = previewName(ctx, { accountId, currency: body.currency, configuration, request });
      return { url: `${ctx.origins.merchant}/checkout?sid=${name}` };
    },
  }),
  route({
    method: "patch",
    path: "/payment-profiles/:id",
    access: "profiles.manage",
    summary: "Changes a payment profile for the sessions to come; with `If-Match`, only the version that was read",
    params: oneProfile,
    body: changeProfileSchema,
    response: paymentProfileSchema,
    version: versionOfProfile,
    audit: changed,
    handle: async ({ ctx, caller, origin, params, body, request }) => {
      const before = await findOwnProfile(ctx, caller, params.id);
      const expected = expectedVersionOf(request);
      if (expected !== null && expected !== Date.parse(before.updated_at)) {
        throw new DomainError("precondition_failed", say("refusal.profile_changed"));
      }
      const content = {
        name: body.name,
        description: body.description,
        configuration: writeProfileSettings(before.configuration, body.settings),
        // A shop's server sets these; the editor leaves them as they are.
        url: before.url,
        merchant: before.merchant,
      };
      const key = { accountId: before.account_id, id: before.id };
      // What was read above is what is written over, whoever else is at it.
      const options = { expectedAt: before.updated_at, onChange: auditing({ ctx, caller, origin, audit: changed }) };
      return presentProfile(await replaceProfile(ctx, key, content, options));
    },
  }),
  route({
    method: "delete",
    path: "/payment-profiles/:id",
    access: "profiles.manage",
    summary: "Deletes a payment profile; open sessions keep what they were offered, and the default one stays",
    params: oneProfile,
    response: paymentProfileSchema,
    audit: deleted,
    handle: async ({ ctx, caller, origin, params }) => {
      const { account_id: accountId, id } = await findOwnProfile(ctx, caller, params.id);
      const gone = await deleteProfile(ctx, { accountId, id }, auditing({ ctx, caller, origin, audit: deleted }));
      return presentProfile(gone);
    },
  }),
];

/** The audit line commits with the change it tells of. */
function auditing(who: { ctx: AppContext; caller: Caller; origin: Origin; audit: AuditWords }): OnProfileChange {
  const { ctx, caller, origin, audit } = who;
  return async (trx, before, after) => {
    const profile = after ?? before;
    if (profile === null) return;
    await auditAllowed(trx, ctx, {
      caller,
      origin,
      audit,
      objectId: profile.id,
      accountId: profile.account_id,
      details: {
        name: profile.name,
        before: before === null ? null : presentProfile(before).settings,
        after: after === null ? null : presentProfile(after).settings,
      },
    });
  };
}
