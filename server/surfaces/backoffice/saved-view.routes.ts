import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import {
  changeSavedViewSchema,
  createSavedViewSchema,
  savedViewsSchema,
  type SavedViewView,
} from "../../../shared/lists/saved-view.schema.ts";
import type { AppContext } from "../../context.ts";
import type { Trx } from "../../database.ts";
import { parseListQuery } from "../../http/list-query.ts";
import {
  changeView,
  createView,
  type ListedView,
  listViews,
  removeView,
} from "../../saved-views/saved-view.service.ts";
import { auditAllowed } from "./audit-attempt.ts";
import type { Caller, Origin } from "./caller.ts";
import { route } from "./define-route.ts";
import { listSpecs } from "./list-specs.ts";
import type { AuditWords } from "./route.ts";

const oneView = z.object({ id: z.string().min(1).max(64) });
const wordsFor = (action: string): AuditWords => ({ action: `saved_view.${action}`, objectType: "saved_view" });
const [created, changed, deleted] = [wordsFor("create"), wordsFor("change"), wordsFor("delete")];

/** Every change answers with all views of the list, so that the menu is never behind. */
export const savedViewRoutes = [
  route({
    method: "get",
    path: "/saved-views",
    access: "signed_in",
    summary: "The saved views of a list: one's own and the team's",
    query: z.object({ list: z.string() }),
    response: savedViewsSchema,
    handle: ({ ctx, caller, query }) => viewsOf(ctx, caller, query.list),
  }),
  route({
    method: "post",
    path: "/saved-views",
    access: "signed_in",
    summary: "Saves filters and order of a list under a name, for oneself or for the team",
    body: createSavedViewSchema,
    response: savedViewsSchema,
    audit: created,
    handle: async ({ ctx, caller, origin, body }) => {
      const query = checkedQuery(body.list, body.query);
      const onChange = recorder(ctx, { caller, origin, audit: created });
      await createView(ctx, { staffId: caller.staff.id, request: { ...body, query }, onChange });
      return viewsOf(ctx, caller, body.list);
    },
  }),
  route({
    method: "patch",
    path: "/saved-views/:id",
    access: "signed_in",
    summary: "Changes a view of one's own, or with which view the list opens",
    params: oneView,
    body: changeSavedViewSchema,
    response: savedViewsSchema,
    audit: changed,
    handle: async ({ ctx, caller, origin, params, body }) => {
      const list = await changeView(ctx, {
        staffId: caller.staff.id,
        id: params.id,
        change: body,
        onChange: async (trx, change) => {
          if (body.query !== undefined) checkedQuery(change.before?.list ?? "", body.query);
          await recorder(ctx, { caller, origin, audit: changed })(trx, change);
        },
      });
      return viewsOf(ctx, caller, list);
    },
  }),
  route({
    method: "delete",
    path: "/saved-views/:id",
    access: "signed_in",
    summary: "Deletes a view of one's own",
    params: oneView,
    response: z.strictObject({}),
    audit: deleted,
    handle: async ({ ctx, caller, origin, params }) => {
      const onChange = recorder(ctx, { caller, origin, audit: deleted });
      await removeView(ctx, { staffId: caller.staff.id, id: params.id, onChange });
      return {};
    },
  }),
];

interface ViewRow {
  id: string;
  name: string;
  query: string;
  is_team: number;
}

function recorder(ctx: AppContext, attempt: { caller: Caller; origin: Origin; audit: AuditWords }) {
  const told = (row: ViewRow | null) =>
    row === null ? null : { name: row.name, query: row.query, is_team: row.is_team === 1 };
  return (trx: Trx, { before, after }: { before: ViewRow | null; after: ViewRow | null }) =>
    auditAllowed(trx, ctx, {
      ...attempt,
      objectId: before?.id ?? after?.id ?? null,
      accountId: null,
      details: { before: told(before), after: told(after) },
    });
}

/** @throws DomainError `validation_failed` for a list or a filter that does not exist. */
function checkedQuery(list: string, query: string): string {
  const asked: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) (asked[name] ??= []).push(value);
  parseListQuery(specOf(list), asked);
  return query;
}

function specOf(list: string) {
  const spec = listSpecs.get(list);
  if (spec !== undefined) return spec;
  const message = `must be one of ${[...listSpecs.keys()].join(", ")}`;
  throw new DomainError("validation_failed", `list: ${message}`, { fields: [{ path: "list", message }] });
}

async function viewsOf(ctx: AppContext, caller: Caller, list: string): Promise<{ data: SavedViewView[] }> {
  specOf(list);
  const rows = await listViews(ctx, { staffId: caller.staff.id, list });
  return { data: rows.map((row) => presentView(row, caller)) };
}

function presentView(row: ListedView, caller: Caller): SavedViewView {
  const { id, list, name, query, owner_name, updated_at } = row;
  const [is_team, is_mine] = [row.is_team === 1, row.staff_id === caller.staff.id];
  return { id, list, name, query, is_team, is_mine, owner_name, is_default: row.default_id !== null, updated_at };
}
