import { setImmediate } from "node:timers/promises";
import type { FailureCluster } from "../../shared/webhooks/recovery.schema.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import { countClusters, findExample, listFailingEndpoints } from "./failure-clusters.repository.ts";

/** Failures of one endpoint that are looked at, the newest. */
const scannedMax = 20_000;
const clustersMax = 100;

interface ClusterWish {
  /** Of the event, both ends inclusive, UTC. */
  from: string;
  to: string;
  account?: string | undefined;
  endpointId?: string | undefined;
}

/**
 * Deliveries that were given up in a window, by the endpoint and what went wrong, the largest first. At most a
 * hundred clusters; each endpoint is counted by itself, so that none is hidden by another's failures.
 */
export async function failureClusters(
  ctx: Pick<AppContext, "store">,
  scope: AccountScope,
  { account, endpointId, ...window }: ClusterWish,
): Promise<FailureCluster[]> {
  return ctx.store.read(async (db) => {
    const named = account === undefined ? null : [account];
    const accountIds = scope === "all" ? named : (named ?? scope).filter((id) => scope.includes(id));
    const failing = await listFailingEndpoints(db, { ...window, accountIds, endpointId: endpointId ?? null });
    const found: Omit<FailureCluster, "example">[] = [];
    for (const endpoint of failing) {
      const clusters = await countClusters(db, { ...window, endpointId: endpoint.endpoint_id, scan: scannedMax });
      const isCapped = clusters.reduce((sum, { count }) => sum + count, 0) === scannedMax;
      found.push(...clusters.map((counts) => ({ ...endpoint, ...counts, is_capped: isCapped })));
      // Others are served between one endpoint and the next.
      await setImmediate();
    }
    const largest = found.sort((a, b) => b.count - a.count).slice(0, clustersMax);
    return Promise.all(largest.map(async (cluster) => ({ ...cluster, example: await findExample(db, cluster) })));
  });
}
