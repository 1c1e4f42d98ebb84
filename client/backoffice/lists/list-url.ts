import type { SortPayload } from "react-admin";

/** Values by filter name, exactly as the API takes them: `status`, `amount.gte`, `created_at.lte`, `q` ... */
export type ListFilters = Readonly<Record<string, readonly string[]>>;

/** Everything that a list shows is in its address, in the words of the API. */
export interface ListView {
  filters: ListFilters;
  sort: SortPayload;
  cursor: string | null;
  account: string | null;
}

const reserved = new Set(["sort", "cursor", "limit", "account"]);

export function readListView(params: URLSearchParams, defaultSort: SortPayload): ListView {
  const filters: Record<string, string[]> = {};
  for (const name of new Set(params.keys())) {
    if (!reserved.has(name)) filters[name] = params.getAll(name);
  }
  const sort = params.get("sort");
  return {
    filters,
    sort: sort === null || sort === "" ? defaultSort : parseSort(sort),
    cursor: params.get("cursor"),
    account: params.get("account"),
  };
}

/**
 * A new filter starts at the first page: a cursor belongs to the list it was made for. An order by amount ends with
 * the choice of one currency that gave it a meaning.
 */
export function withFilters(params: URLSearchParams, filters: ListFilters): URLSearchParams {
  const next = new URLSearchParams();
  const account = params.get("account");
  const sort = params.get("sort");
  if (account !== null) next.set("account", account);
  if (sort !== null && (parseSort(sort).field !== "amount" || filters["currency"]?.length === 1))
    next.set("sort", sort);
  for (const [name, values] of Object.entries(filters)) values.forEach((value) => next.append(name, value));
  return next;
}

export function withSort(params: URLSearchParams, sort: SortPayload): URLSearchParams {
  const next = new URLSearchParams(params);
  next.set("sort", writeSort(sort));
  next.delete("cursor");
  return next;
}

export function withCursor(params: URLSearchParams, cursor: string | null): URLSearchParams {
  const next = new URLSearchParams(params);
  if (cursor === null) next.delete("cursor");
  else next.set("cursor", cursor);
  return next;
}

/** The one notation of an order, in our address and in the API: `-created_at`. */
export function writeSort(sort: SortPayload): string {
  return (sort.order === "DESC" ? "-" : "") + sort.field;
}

export function parseSort(text: string): SortPayload {
  return text.startsWith("-") ? { field: text.slice(1), order: "DESC" } : { field: text, order: "ASC" };
}
