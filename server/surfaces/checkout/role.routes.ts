import { z } from "zod";
import type { AppContext } from "../../context.ts";
import {
  type AccountRole,
  createAccountRole,
  deleteAccountRole,
  getAccountRole,
  listAccountRoles,
  replaceAccountRole,
  type RoleContent,
} from "../../identity/account-role.service.ts";
import { roleAnswerSchema } from "./admin-answers.schema.ts";
import { auditActorOf, type Call, param, scopes } from "./call.ts";
import { optional, requiredTextSchema, textSchema } from "./wire-fields.ts";
import { queryWords, wireRoute } from "./wire-route.ts";
import { readWireQuery } from "./wire-query.ts";

const base = "/accounts/:accountId/auth/roles";
const reading = { group: "Roles", scopes: scopes.readAccounts, answer: roleAnswerSchema } as const;
const writing = { ...reading, scopes: scopes.writeAccounts } as const;

const roleSchema = z.object({
  name: requiredTextSchema.max(200, { error: "must have at most 200 characters" }),
  description: optional(textSchema),
  scope: optional(z.array(requiredTextSchema).max(100)),
});

/** Named sets of scopes that an account keeps for its own administration. */
export const roleRoutes = [
  wireRoute({
    ...reading,
    method: "get",
    path: base,
    summary: "List roles, newest first",
    query: {
      search: queryWords.text("A part of the name or the description"),
      name: queryWords.text("The whole name"),
      include_deleted: { description: "Whether to list deleted ones as well", kind: "boolean" },
      ...queryWords.paging,
    },
    answer: z.array(roleAnswerSchema),
    handle: list,
  }),
  wireRoute({
    ...writing,
    method: "post",
    path: base,
    summary: "Add a role",
    body: roleSchema,
    handle: async (ctx, call, read) => {
      const { accountId } = call.caller;
      return presentRole(await createAccountRole(ctx, { accountId, ...contentOf(read()), by: auditActorOf(call) }));
    },
  }),
  wireRoute({
    ...reading,
    method: "get",
    path: `${base}/:id`,
    summary: "Read a role",
    handle: async (ctx, call) => presentRole(await getAccountRole(ctx, keyOf(call))),
  }),
  wireRoute({
    ...writing,
    method: "put",
    path: `${base}/:id`,
    summary: "Replace a role",
    body: roleSchema,
    handle: async (ctx, call, read) => {
      await getAccountRole(ctx, keyOf(call));
      const change = { ...keyOf(call), ...contentOf(read()), by: auditActorOf(call) };
      return presentRole(await replaceAccountRole(ctx, change));
    },
  }),
  wireRoute({
    ...writing,
    method: "delete",
    path: `${base}/:id`,
    summary: "Delete a role",
    handle: async (ctx, call) => presentRole(await deleteAccountRole(ctx, keyOf(call), auditActorOf(call))),
  }),
];

async function list(ctx: AppContext, call: Call): Promise<unknown> {
  const query = readWireQuery(call.req);
  query.check();
  const search = query.one("search")?.toLowerCase();
  const name = query.one("name");
  const isWithDeleted = query.one("include_deleted") === "true";
  const roles = (await listAccountRoles(ctx, call.caller.accountId)).filter(
    (role) =>
      (isWithDeleted || role.deleted_at === null) &&
      (name === null || role.name === name) &&
      (search === undefined || `${role.name} ${role.description ?? ""}`.toLowerCase().includes(search)),
  );
  const after = query.startingAfter;
  const start = after === null ? 0 : roles.findIndex((role) => role.id === after) + 1;
  return after !== null && start === 0 ? [] : roles.slice(start, start + query.limit).map(presentRole);
}

function keyOf({ req, caller }: Call) {
  return { accountId: caller.accountId, id: param(req, "id") };
}

function contentOf({ name, description, scope }: z.output<typeof roleSchema>): RoleContent {
  return { name, description: description ?? null, scope: scope ?? [] };
}

function presentRole(role: AccountRole): Record<string, unknown> {
  const { id, name, description, scope, created_at, created_by, updated_at, deleted_at, deleted_by } = role;
  return {
    id,
    name,
    description: description ?? "",
    scope,
    created_at,
    created_by,
    updated_at,
    ...(deleted_at === null ? {} : { deleted_at, deleted_by }),
  };
}
