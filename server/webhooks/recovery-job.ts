import type { RecoveryEndReason } from "../../shared/webhooks/recovery.schema.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { countReopened } from "../metrics/delivery-rollup.service.ts";
import { senderOf } from "./delivery-signal.ts";
import { endedStateOf } from "./end-pending.repository.ts";
import {
  addRequeued,
  advanceRecovery,
  endRecovery,
  listRunning,
  nextStretch,
  type RecoveryRow,
  requeueDeliveries,
} from "./recovery.repository.ts";
import { allowance } from "./recovery.rules.ts";
import { reachOfRow } from "./recovery.service.ts";
import { retentionEnds } from "./retention.service.ts";

/** Recoveries that take turns in one run; the others wait until one of them ends. */
const runningMax = 20;
/** Deliveries that one step looks at. */
const scannedMax = 5_000;

/**
 * Moves every running recovery on by as much as its rate allows. How far each came is in the database,
 * written together with what it put back in line, so that a restart neither repeats nor skips any.
 * True when one of them has only been searching and goes on at once.
 */
export async function stepRecoveries(ctx: AppContext): Promise<boolean> {
  const rows = await ctx.store.read((db) => listRunning(db, runningMax));
  let hasMore = false;
  for (const row of rows) hasMore = (await stepRecovery(ctx, row)) || hasMore;
  return hasMore;
}

async function stepRecovery(ctx: AppContext, row: RecoveryRow): Promise<boolean> {
  const now = ctx.clock.now();
  const { count: wanted, steppedAt } = allowance(row.rate_per_second, { steppedAt: row.stepped_at, now });
  if (wanted === 0) return false;
  const wanting = reachOfRow(row);
  const from = { createdAt: row.cursor_created_at, seq: row.cursor_seq };
  const stretch = await ctx.store.read(async (db) => {
    const reach = { ...wanting, ends: await retentionEnds(db, ctx) };
    return nextStretch(db, reach, from, { wanted, scan: scannedMax });
  });
  const isSearching = stretch.seqs.length === 0 && !stretch.isEnd;
  return ctx.store.write(async (trx) => {
    const reason = await endReason(trx, wanting.filter.endpoint_id);
    if (reason !== null) {
      await endRecovery(trx, row.id, { state: "cancelled", reason, at: now });
      return false;
    }
    const step = { cursor: stretch.cursor, steppedAt: isSearching ? row.stepped_at : steppedAt };
    if (!(await advanceRecovery(trx, row, step))) return false;
    const requeued = await requeueDeliveries(trx, stretch.seqs, {
      filter: wanting.filter,
      ends: await retentionEnds(trx, ctx),
      at: now,
    });
    await countReopened(trx, requeued);
    await addRequeued(trx, row.id, requeued.length);
    if (stretch.isEnd) await endRecovery(trx, row.id, { state: "done", at: now });
    for (const { lane, account_id: account, attempt_count: attempts } of requeued) {
      senderOf(ctx.store)?.hear({ lane, account, turn: attempts > 0 ? "retry" : "first", dueAt: now });
    }
    return isSearching;
  });
}

/** Why a recovery of one endpoint cannot go on: walking to its end would send nothing, and look done. */
async function endReason(db: Db, endpointId: string | undefined): Promise<RecoveryEndReason | null> {
  const ended = endpointId === undefined ? null : await endedStateOf(db, endpointId);
  if (ended === null) return null;
  return ended === "dropped" ? "endpoint_deleted" : "endpoint_disabled";
}
