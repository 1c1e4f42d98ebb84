import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import { findEndpointRows, type FoundEndpoint } from "./find-endpoints.repository.ts";

export type { FoundEndpoint } from "./find-endpoints.repository.ts";

/** Shorter parts are in nearly every address. */
const partLengthMin = 3;

/** Endpoints by their whole id or by a part of their address, such as its host. */
export async function findEndpointsLike(
  ctx: Pick<AppContext, "store">,
  scope: AccountScope,
  { text, limit }: { text: string; limit: number },
): Promise<FoundEndpoint[]> {
  if (text.length < partLengthMin) return [];
  const accountIds = scope === "all" ? null : scope;
  return ctx.store.read((db) => findEndpointRows(db, { text, accountIds, limit }));
}
