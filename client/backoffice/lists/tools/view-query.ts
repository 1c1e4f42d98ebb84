import { readListView, writeSort } from "../list-url.ts";

/** What a saved view keeps of an address: filters and order, neither the page nor the account. */
export function viewQuery(params: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const [name, value] of params) {
    if (name !== "cursor" && name !== "account" && name !== "limit") kept.append(name, value);
  }
  kept.sort();
  return kept.toString();
}

/** The address of a view of the same list, in the account that is looked at. */
export function withView(params: URLSearchParams, query: string): URLSearchParams {
  const next = new URLSearchParams(query);
  const account = params.get("account");
  if (account !== null) next.set("account", account);
  return next;
}

/** What the list is asked for to learn how many rows a view has. */
export function countQuestion(query: string) {
  const view = readListView(new URLSearchParams(query), { field: "", order: "DESC" });
  return { filter: view.filters, ...(writeSort(view.sort) === "-" ? {} : { sort: view.sort }) };
}
