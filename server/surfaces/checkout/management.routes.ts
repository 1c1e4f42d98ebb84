import { z } from "zod";
import type { StaffMemberView } from "../../../shared/identity/staff.schema.ts";
import { changeAccountSettings, readAccountSettings } from "../../accounts/account-settings.service.ts";
import { DomainError } from "../../../shared/errors.ts";
import { listAudit } from "../../audit/audit.service.ts";
import type { AppContext } from "../../context.ts";
import { listStaff } from "../../identity/staff.service.ts";
import { activityAnswerSchema, userAnswerSchema } from "./admin-answers.schema.ts";
import { auditActorOf, type Call, param, scopes } from "./call.ts";
import { ownIdOf, uuidOf } from "./event-id.ts";
import { optional } from "./wire-fields.ts";
import { queryWords, wireRoute } from "./wire-route.ts";
import { readWireQuery } from "./wire-query.ts";

const base = "/accounts/:accountId/management";
const dayMin = 60;
const lifeMax = 366 * 86_400;
/** A site, or all below a domain: what a content security policy takes, and nothing that could end its list. */
const framerSchema = z
  .string({ error: "must be text" })
  .max(200, { error: "must have at most 200 characters" })
  .regex(/^https?:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i, {
    error: "must be an origin such as https://shop.example or https://*.shop.example",
  });
const partSchema = optional(z.record(z.string(), z.unknown()));

const settingsRequestSchema = z.object({
  company: partSchema,
  branding: partSchema,
  billing: partSchema,
  checkout: optional(
    z.object({
      session_lifetime_seconds: optional(
        z
          .int({ error: "must be a whole number of seconds" })
          .min(dayMin, { error: `must be at least ${dayMin}` })
          .max(lifeMax, { error: `must be at most ${lifeMax}` }),
      ),
      frame_ancestors: optional(z.array(framerSchema).max(50, { error: "must be at most 50" })),
    }),
  ),
  sandbox: optional(z.object({ asynchronous_operations: optional(z.boolean()) })),
});

const settingsAnswerSchema = z
  .strictObject({
    company: z.record(z.string(), z.unknown()),
    branding: z.record(z.string(), z.unknown()),
    billing: z.record(z.string(), z.unknown()),
    checkout: z
      .strictObject({ session_lifetime_seconds: z.int().optional(), frame_ancestors: z.array(z.string()).optional() })
      .meta({
        description:
          "How long a session may be paid where it names no end, a day where this is left out; and the origins whose pages may show the payer's page in a frame, any where there are none",
      }),
    sandbox: z
      .strictObject({ asynchronous_operations: z.boolean().optional() })
      .meta({ description: "Whether captures, refunds and voids answer 202 before they are done" }),
  })
  .meta({ id: "AccountSettings" });

const settings = { path: `${base}/settings`, group: "Account settings", answer: settingsAnswerSchema } as const;

/** Settings of the account, and the people who look after it; people themselves are managed in the back office. */
export const managementRoutes = [
  wireRoute({
    ...settings,
    method: "get",
    summary: "Read the account's settings",
    scopes: scopes.readAccounts,
    handle: (ctx, { caller }) =>
      ctx.store.read(async (db) => presentSettings(await readAccountSettings(db, caller.accountId))),
  }),
  wireRoute({
    ...settings,
    method: "put",
    summary: "Change parts of the account's settings; parts that are left out stay",
    scopes: scopes.writeAccounts,
    body: settingsRequestSchema,
    handle: async (ctx, call, read) => {
      const by = auditActorOf(call);
      return presentSettings(
        await changeAccountSettings(ctx, { accountId: call.caller.accountId, change: read(), by }),
      );
    },
  }),
  wireRoute({
    method: "get",
    path: `${base}/users`,
    group: "Users",
    summary: "List the people who work with this account",
    scopes: scopes.readAccounts,
    answer: z.array(userAnswerSchema),
    handle: async (ctx, { caller }) => (await staffOf(ctx, caller.accountId)).map(presentUser),
  }),
  wireRoute({
    method: "get",
    path: `${base}/users/:id/activities`,
    group: "Users",
    summary: "List what a person has done on this account, newest first",
    scopes: scopes.readAccounts,
    query: { limit: queryWords.paging.limit },
    answer: z.array(activityAnswerSchema),
    handle: listActivities,
  }),
];

/** Those who reach the account, by e-mail address. */
async function staffOf(ctx: AppContext, accountId: string): Promise<StaffMemberView[]> {
  const staff = await listStaff(ctx);
  return staff.filter(({ account_ids }) => account_ids.length === 0 || account_ids.includes(accountId));
}

async function listActivities(ctx: AppContext, call: Call): Promise<unknown> {
  const { accountId } = call.caller;
  const id = ownIdOf("stf", param(call.req, "id"));
  const person = (await staffOf(ctx, accountId)).find((member) => member.id === id);
  if (person === undefined) throw new DomainError("not_found", "There is no such user.");
  const query = readWireQuery(call.req);
  query.check();
  const { data } = await listAudit(ctx, [accountId], {
    q: null,
    sort: { column: "at", descending: true },
    limit: query.limit,
    cursor: null,
    filters: { anyOf: { account: [accountId], actor_id: [person.id] }, range: {} },
  });
  return data.map(({ id: entry, at, action, object_type, object_id, is_allowed }) => ({
    id: uuidOf(entry),
    created_at: at,
    action,
    object_type,
    object_id,
    allowed: is_allowed,
  }));
}

function presentUser({ id, name, email, role, disabled_at, created_at }: StaffMemberView): Record<string, unknown> {
  return { id: uuidOf(id), name, email, roles: [{ name: role }], disabled: disabled_at !== null, created_at };
}

function presentSettings(stored: Awaited<ReturnType<typeof readAccountSettings>>): Record<string, unknown> {
  const { company = {}, branding = {}, billing = {}, checkout = {}, sandbox = {} } = stored;
  return { company, branding, billing, checkout, sandbox };
}
