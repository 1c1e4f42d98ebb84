import { z } from "zod";
import { DomainError } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";
import {
  type RecoveryFilter,
  recoveryFilterSchema,
  type RecoveryPreview,
  type RecoveryView,
} from "../../shared/webhooks/recovery.schema.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import { findEndpoint } from "./endpoint-list.repository.ts";
import {
  countMatching,
  endRecovery,
  findRecovery,
  insertRecovery,
  listRecoveryRows,
  oldestDelivery,
  type RecoveryReach,
  type RecoveryRow,
} from "./recovery.repository.ts";
import { earliestEnd } from "./retention.rules.ts";
import { retentionEnds } from "./retention.service.ts";

export interface RecoveryWish {
  scope: AccountScope;
  filter: RecoveryFilter;
}

/** Deliveries of the window that are looked at for a count. */
const countedMax = 50_000;
const listedMax = 100;

/**
 * How many deliveries a recovery would send again.
 *
 * @throws DomainError `not_found` for another account's endpoint; `operation_blocked` when the endpoint is disabled or deleted.
 */
export async function previewRecovery(
  ctx: Pick<AppContext, "store" | "config" | "clock">,
  wish: RecoveryWish,
): Promise<RecoveryPreview> {
  return ctx.store.read(async (db) => {
    const reach = await reachOf(db, ctx, wish);
    const { count, expired, isCapped } = await countMatching(db, reach, countedMax);
    const oldest = await oldestDelivery(db, reach);
    const end = earliestEnd(reach.ends, reach.accountIds);
    const keptSince = oldest !== null && oldest < end ? end : oldest;
    return { count, is_capped: isCapped, expired, kept_since: keptSince };
  });
}

/**
 * Sends all deliveries of a window again, no faster than the rate. It goes on by itself, also after a
 * restart, until the window has been walked through once: what fails again is not sent a third time.
 *
 * @throws DomainError as `previewRecovery`; `operation_blocked` as well when nothing matches.
 */
export async function startRecovery(
  ctx: AppContext,
  { ratePerSecond, by, ...wish }: RecoveryWish & { ratePerSecond: number; by: AuditActor },
): Promise<RecoveryView> {
  // Counting takes too long for a write; what changes meanwhile is found by the job.
  const { reach, count, isCapped } = await ctx.store.read(async (db) => {
    const found = await reachOf(db, ctx, wish);
    return { reach: found, ...(await countMatching(db, found, countedMax)) };
  });
  if (count === 0 && !isCapped) throw new DomainError("operation_blocked", say("refusal.recover_nothing"));
  return ctx.store.write(async (trx) => {
    const at = ctx.clock.now();
    const row = {
      id: ctx.ids.own("whr", at),
      account_ids: reach.accountIds === null ? null : JSON.stringify(reach.accountIds),
      filter: JSON.stringify(reach.filter),
      rate_per_second: ratePerSecond,
      state: "running" as const,
      total: count,
      is_total_capped: isCapped ? 1 : 0,
      cursor_created_at: reach.filter.from,
      cursor_seq: -1,
      stepped_at: at,
      started_by: JSON.stringify({ type: by.type, id: by.id }),
      created_at: at,
      finished_at: null,
    };
    await insertRecovery(trx, row);
    const details = { filter: reach.filter, rate_per_second: ratePerSecond, count };
    await audit(trx, ctx, { row, by, action: "webhook_recovery.start", details });
    return presentRecovery({ ...row, seq: 0, requeued: 0, end_reason: null });
  });
}

/**
 * Ends a recovery. What it has put back in line is still sent.
 *
 * @throws DomainError `not_found`; `operation_blocked` when it has ended already.
 */
export async function cancelRecovery(
  ctx: AppContext,
  { scope, id, by }: { scope: AccountScope; id: string; by: AuditActor },
): Promise<RecoveryView> {
  return ctx.store.write(async (trx) => {
    const row = await requireRecovery(trx, scope, id);
    if (!(await endRecovery(trx, id, { state: "cancelled", at: ctx.clock.now() }))) {
      throw new DomainError("operation_blocked", say("refusal.recovery_ended"), { facts: { state: row.state } });
    }
    await audit(trx, ctx, { row, by, action: "webhook_recovery.cancel", details: { requeued: row.requeued } });
    return presentRecovery(await requireRecovery(trx, scope, id));
  });
}

/** @throws DomainError `not_found`, for a recovery that reaches other accounts as well. */
export async function getRecovery(
  ctx: Pick<AppContext, "store">,
  { scope, id }: { scope: AccountScope; id: string },
): Promise<RecoveryView> {
  return ctx.store.read(async (db) => presentRecovery(await requireRecovery(db, scope, id)));
}

/** The newest hundred in scope, newest first. */
export async function listRecoveries(ctx: Pick<AppContext, "store">, scope: AccountScope): Promise<RecoveryView[]> {
  const accountIds = scope === "all" ? null : scope;
  const rows = await ctx.store.read((db) => listRecoveryRows(db, { accountIds, limit: listedMax }));
  return rows.map(presentRecovery);
}

/** What the job works on. */
export function reachOfRow(row: Pick<RecoveryRow, "filter" | "account_ids">): Omit<RecoveryReach, "ends"> {
  return { filter: recoveryFilterSchema.parse(JSON.parse(row.filter)), accountIds: accountIdsOf(row) };
}

/** Narrows the wish to what the caller may reach. */
async function reachOf(
  db: Db,
  ctx: Pick<AppContext, "config" | "clock">,
  { scope, filter }: RecoveryWish,
): Promise<RecoveryReach> {
  const kept = { ends: await retentionEnds(db, ctx) };
  const named = filter.account === undefined ? null : [filter.account];
  const accountIds = scope === "all" ? named : (named ?? scope).filter((id) => scope.includes(id));
  if (filter.endpoint_id === undefined) return { ...kept, filter, accountIds };
  const receiver = await findEndpoint(db, filter.endpoint_id);
  if (receiver === null || (accountIds !== null && !accountIds.includes(receiver.account_id))) {
    throw new DomainError("not_found", "There is no such endpoint.");
  }
  if (receiver.deleted_at !== null) throw new DomainError("operation_blocked", say("refusal.endpoint_was_deleted"));
  if (receiver.disabled_at !== null) {
    throw new DomainError("operation_blocked", say("refusal.endpoint_disabled"));
  }
  return { ...kept, filter, accountIds: [receiver.account_id] };
}

async function requireRecovery(db: Db, scope: AccountScope, id: string): Promise<RecoveryRow> {
  const row = await findRecovery(db, id);
  if (row === null || !isReachable(scope, row)) throw new DomainError("not_found", "There is no such recovery.");
  return row;
}

function isReachable(scope: AccountScope, row: RecoveryRow): boolean {
  return scope === "all" || (accountIdsOf(row)?.every((id) => scope.includes(id)) ?? false);
}

const accountIdsSchema = z.array(z.string());
const startedBySchema = z.object({ type: z.string(), id: z.string().nullable() });

function accountIdsOf({ account_ids: ids }: Pick<RecoveryRow, "account_ids">): string[] | null {
  return ids === null ? null : accountIdsSchema.parse(JSON.parse(ids));
}

async function audit(
  trx: Trx,
  ctx: AppContext,
  note: {
    row: Pick<RecoveryRow, "id" | "account_ids">;
    by: AuditActor;
    action: string;
    details: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const [accountId, ...others] = accountIdsOf(note.row) ?? [];
  await recordAudit(trx, ctx, {
    chain: accountId === undefined || others.length > 0 ? installationChain : accountId,
    actor: note.by,
    action: note.action,
    objectType: "webhook_recovery",
    objectId: note.row.id,
    isAllowed: true,
    details: note.details,
  });
}

function presentRecovery(row: RecoveryRow): RecoveryView {
  return {
    id: row.id,
    filter: reachOfRow(row).filter,
    rate_per_second: row.rate_per_second,
    state: row.state,
    total: row.total,
    is_total_capped: row.is_total_capped === 1,
    requeued: row.requeued,
    started_by: startedBySchema.parse(JSON.parse(row.started_by)),
    created_at: row.created_at,
    finished_at: row.finished_at,
    end_reason: row.end_reason,
  };
}
