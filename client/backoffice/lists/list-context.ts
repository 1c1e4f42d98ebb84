import { createContext, use } from "react";
import type { RaRecord } from "react-admin";
import type { UrlList } from "./use-url-list.ts";

/** The list around a filter, a pager or a table; beside react-admin's own context, which knows no cursors. */
export const UrlListContext = createContext<UrlList<RaRecord> | null>(null);

export function useUrlListContext(): UrlList<RaRecord> {
  const list = use(UrlListContext);
  if (list === null) throw new Error("A part of a list was used outside ListPage");
  return list;
}
