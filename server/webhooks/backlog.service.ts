import { shiftInstant } from "../../shared/instant.ts";
import type { WebhookMetrics } from "../../shared/metrics/webhook-metrics.schema.ts";
import type { Db } from "../database.ts";
import { listReceivers, type ReceiverRow, sumBacklog } from "./receiver-list.repository.ts";

const hourMs = 3_600_000;
/** Waiting deliveries that are looked at, those that have waited longest. */
const scannedMax = 20_000;

/** Endpoints of these accounts, null for all, deleted ones included, the newest first. */
export function receiversOf(db: Db, accountIds: readonly string[] | null): Promise<ReceiverRow[]> {
  return listReceivers(db, accountIds);
}

/** What waits now for these endpoints, null for all. Test deliveries are left out. */
export async function backlogOf(
  db: Db,
  { endpointIds, now }: { endpointIds: readonly string[] | null; now: string },
): Promise<WebhookMetrics["backlog"]> {
  const found = await sumBacklog(db, { endpointIds, dueUntil: shiftInstant(now, hourMs), scan: scannedMax });
  return {
    pending: found.pending,
    retrying: found.retrying,
    due_within_hour: found.due,
    oldest_pending_at: found.oldestAt,
    is_capped: found.scanned >= scannedMax,
  };
}
