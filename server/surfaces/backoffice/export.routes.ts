import { DomainError } from "../../../shared/errors.ts";
import { type ExportableList, exportableLists } from "../../../shared/lists/exportable-lists.ts";
import { type Permission, roleMay, roles } from "../../../shared/permissions.ts";
import { say } from "../../../shared/sentences/say.ts";
import { parseListQuery } from "../../http/list-query.ts";
import { may } from "./caller.ts";
import { rawRoute } from "./define-route.ts";
import { listExports } from "./list-exports.ts";
import type { ListedRoute, Route } from "./route.ts";
import { csvPageSize, csvQuerySchema, listPartOf, localFormat, streamCsv } from "./stream-csv.ts";

/** One export for every list of the table, with the rows that the list's own route shows to that person. */
export function exportRoutes(routes: readonly Route[]): Route[] {
  return exportableLists.map((name) => {
    const listed = routes.find((route) => route.path === `/${name}` && route.listed !== null)?.listed;
    if (listed == null) throw new Error(`There is no list ${name} to export`);
    return exportRoute(name, listed);
  });
}

/** The permission that fewer roles hold: who takes a list along may both read it and take lists along. */
function narrower(one: Permission, other: Permission): Permission {
  return roles.filter((role) => roleMay(role, one)).every((role) => roleMay(role, other)) ? one : other;
}

function exportRoute(name: ExportableList, listed: ListedRoute): Route {
  const { headings, cells } = listExports[name];
  return rawRoute({
    method: "get",
    path: `/exports/${name}.csv`,
    access: narrower("exports.create", listed.permission),
    summary: `The filtered list of ${name} as a CSV file, streamed, with minor-unit and decimal amounts, UTC and local times`,
    mediaType: "text/csv",
    list: listed.spec,
    query: csvQuerySchema,
    audit: { action: `${name}.export`, objectType: "list" },
    handle: async ({ ctx, caller, origin, query, request, response }) => {
      const isAllowed = may(caller, "exports.create") && may(caller, listed.permission);
      if (!isAllowed) throw new DomainError("forbidden", say("person.export_role"));
      const asked = listPartOf(request.query);
      const local = localFormat(query.zone);
      const list = { ...parseListQuery(listed.spec, asked), limit: csvPageSize, isCounted: false };
      await streamCsv({
        ...{ ctx, caller, origin, response, name, asked },
        headings: headings(query.zone),
        cells: (row) => cells(row, local),
        pageAfter: (cursor) => listed.page({ ctx, caller, request: { ...list, cursor } }),
      });
    },
  });
}
