import { auditListSpec } from "../../../shared/audit/audit-list.ts";
import { auditEntrySchema, type AuditEntryView, auditVerdictSchema } from "../../../shared/audit/audit.schema.ts";
import { listSchema } from "../../../shared/page.ts";
import type { Actor } from "../../../shared/payments/actor.ts";
import { listAudit, verifyAuditLog } from "../../audit/audit.service.ts";
import type { AppContext } from "../../context.ts";
import { type ListRequest, parseListQuery } from "../../http/list-query.ts";
import { nameStaff } from "../../identity/staff-names.service.ts";
import type { Caller } from "./caller.ts";
import { csvText } from "./csv.rules.ts";
import { listRoute, rawRoute, route } from "./define-route.ts";
import { csvPageSize, csvQuerySchema, listPartOf, localFormat, streamCsv } from "./stream-csv.ts";

export const auditRoutes = [
  listRoute({
    path: "/audit",
    access: "audit.read",
    summary: "Who did what, allowed and refused",
    list: auditListSpec,
    response: listSchema(auditEntrySchema),
    handle: ({ ctx, caller, request }) => namedPage(ctx, caller, request),
  }),
  route({
    method: "get",
    path: "/audit/verification",
    access: "audit.read",
    summary: "Follows the chains within reach, and names the first entry that is not what was written",
    response: auditVerdictSchema,
    handle: ({ ctx, caller }) =>
      ctx.store.read((db) => verifyAuditLog(db, ctx, caller.scope === "all" ? null : caller.scope)),
  }),
  rawRoute({
    method: "get",
    path: "/exports/audit.csv",
    access: "audit.read",
    summary: "The filtered audit log as a CSV file, streamed",
    mediaType: "text/csv",
    list: auditListSpec,
    query: csvQuerySchema,
    audit: { action: "audit.export", objectType: "list" },
    handle: async ({ ctx, caller, origin, query, request, response }) => {
      const asked = listPartOf(request.query);
      const local = localFormat(query.zone);
      const list = { ...parseListQuery(auditListSpec, asked), limit: csvPageSize };
      await streamCsv({
        ...{ ctx, caller, origin, response, name: "audit", asked },
        headings: [...columns.map(([name]) => name), "at (UTC)", `at (${query.zone})`],
        cells: (row: AuditEntryView) => [...columns.map(([, read]) => csvText(read(row))), row.at, local(row.at)],
        pageAfter: (cursor) => namedPage(ctx, caller, { ...list, cursor }),
      });
    },
  }),
];

const columns: readonly (readonly [string, (row: AuditEntryView) => string | null])[] = [
  ["id", ({ id }) => id],
  ["chain", ({ chain }) => chain],
  ["position", ({ position }) => String(position)],
  ["actor_type", ({ actor }) => actor.type],
  ["actor_id", ({ actor }) => actor.id],
  ["actor_name", ({ actor }) => actor.name],
  ["actor_role", ({ actor }) => actor.role],
  ["action", ({ action }) => action],
  ["object_type", ({ object_type }) => object_type],
  ["object_id", ({ object_id }) => object_id],
  ["outcome", ({ is_allowed }) => (is_allowed ? "allowed" : "refused")],
  ["details", ({ details }) => JSON.stringify(details)],
  ["hash", ({ hash }) => hash],
];

async function namedPage(ctx: AppContext, caller: Caller, request: ListRequest) {
  const { data, page } = await listAudit(ctx, caller.scope, request);
  const staff = data.flatMap(({ actor }): Actor[] =>
    actor.type === "staff" && actor.id !== null ? [{ type: "staff", id: actor.id }] : [],
  );
  const named = await ctx.store.read((db) => nameStaff(db, staff));
  const nameOf = ({ actor }: AuditEntryView) =>
    actor.type === "staff" && actor.id !== null ? (named({ type: "staff", id: actor.id }).name ?? null) : null;
  return { data: data.map((entry) => ({ ...entry, actor: { ...entry.actor, name: nameOf(entry) } })), page };
}
