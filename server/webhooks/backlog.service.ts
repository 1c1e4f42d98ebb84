import { setImmediate } from "node:timers/promises";
import { shiftInstant } from "../../shared/instant.ts";
import type { WebhookMetrics } from "../../shared/metrics/webhook-metrics.schema.ts";
import type { Db } from "../database.ts";
import {
  type BacklogRow,
  listReceivers,
  type ReceiverRow,
  sumBacklog,
  sumBacklogOf,
} from "./receiver-list.repository.ts";

const hourMs = 3_600_000;
/** Waiting deliveries that are looked at, those that have waited longest. */
const scannedMax = 20_000;
/** Endpoints, or deliveries of one of them, after which others get their turn. */
const pauseAfter = 500;
const nothing: BacklogRow = { pending: 0, retrying: 0, due: 0, oldestAt: null, scanned: 0 };

/** Endpoints of these accounts, null for all, deleted ones included, the newest first. */
export function receiversOf(db: Db, accountIds: readonly string[] | null): Promise<ReceiverRow[]> {
  return listReceivers(db, accountIds);
}

/**
 * What waits now for these endpoints, null for all; each is counted by itself, so that none is hidden behind another's
 * backlog. Test deliveries are left out.
 */
export async function backlogOf(
  db: Db,
  { endpointIds, now }: { endpointIds: readonly string[] | null; now: string },
): Promise<WebhookMetrics["backlog"]> {
  const looking = { dueUntil: shiftInstant(now, hourMs), scan: scannedMax };
  if (endpointIds === null) return presentBacklog(await sumBacklog(db, looking));
  const sum = { ...nothing };
  let isCapped = false;
  for (const [index, endpointId] of endpointIds.entries()) {
    // Past the cap only the age of the oldest is still told, which one look finds.
    const scan = isCapped ? 1 : scannedMax;
    const found = await sumBacklogOf(db, { ...looking, endpointId, scan });
    addBacklog(sum, found);
    isCapped ||= sum.scanned >= scannedMax;
    // Others are served between one stretch and the next.
    if (found.scanned >= pauseAfter || index % pauseAfter === pauseAfter - 1) await setImmediate();
  }
  return presentBacklog(sum);
}

function addBacklog(sum: BacklogRow, found: BacklogRow): void {
  sum.pending += found.pending;
  sum.retrying += found.retrying;
  sum.due += found.due;
  sum.scanned += found.scanned;
  const { oldestAt } = found;
  if (oldestAt !== null && (sum.oldestAt === null || oldestAt < sum.oldestAt)) sum.oldestAt = oldestAt;
}

function presentBacklog({ pending, retrying, due, oldestAt, scanned }: BacklogRow): WebhookMetrics["backlog"] {
  return {
    pending,
    retrying,
    due_within_hour: due,
    oldest_pending_at: oldestAt,
    is_capped: scanned >= scannedMax,
  };
}
