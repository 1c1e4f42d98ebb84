import type { FailureCluster } from "../../shared/webhooks/recovery.schema.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import { listClusters } from "./failure-clusters.repository.ts";

/**
 * Deliveries that were given up in a window, by the endpoint and what went wrong, the largest first.
 * At most a hundred clusters, out of the newest 20,000 that were exhausted and as many rejected ones.
 */
export async function failureClusters(
  ctx: Pick<AppContext, "store">,
  scope: AccountScope,
  window: { from: string; to: string },
): Promise<FailureCluster[]> {
  return ctx.store.read((db) => listClusters(db, { ...window, accountIds: scope === "all" ? null : scope }));
}
