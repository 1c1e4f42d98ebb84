import type { AppContext } from "../../context.ts";
import { listAccounts } from "../../accounts/read-account.service.ts";
import type { ListRequest } from "../../http/list-query.ts";
import type { Caller } from "./caller.ts";

/** The same list with its environment said as accounts: sandbox and live are accounts, and nothing else tells them apart. */
export async function inEnvironment(ctx: AppContext, { scope }: Caller, request: ListRequest): Promise<ListRequest> {
  const { environment, ...anyOf } = request.filters.anyOf;
  if (environment === undefined) return request;
  const accounts = await listAccounts(ctx, scope);
  const meant = accounts.filter(({ kind }) => environment.includes(kind)).map(({ id }) => id);
  const account = anyOf["account"]?.filter((id) => meant.includes(id)) ?? meant;
  return { ...request, filters: { ...request.filters, anyOf: { ...anyOf, account } } };
}
