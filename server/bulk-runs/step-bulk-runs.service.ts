import { shiftInstant } from "../../shared/instant.ts";
import { type Role, roleMay } from "../../shared/permissions.ts";
import { isInScope } from "../accounts/account-scope.ts";
import { recordAudit } from "../audit/audit.service.ts";
import { systemActor } from "../audit/system-actor.ts";
import type { AppContext } from "../context.ts";
import { requireStaff } from "../identity/staff.service.ts";
import { scopeOf } from "../identity/staff-session.service.ts";
import { claimItems, hasOpenItems, totalItems } from "./bulk-item.repository.ts";
import { type BulkRunRow, findRun, finishRun, listOpenRuns } from "./bulk-run.repository.ts";
import { endEarly } from "./cancel-bulk-run.service.ts";
import { carryOutItem } from "./carry-out-item.service.ts";
import { removeLeftPlans } from "./write-plan.service.ts";

/** Runs that take turns in one step; the others wait until one of them ends. */
const runsMax = 20;
/** Payments of one run that are under way together. */
const itemsMax = 10;
/** How long a step has its payments for itself, in milliseconds: longer than any gateway is waited for. */
const leaseMs = 60_000;

/**
 * Moves every open run on by a few payments. How far each came is in the database, so that a restart goes on where the
 * process before stopped. Returns whether there may be more to do at once.
 */
export async function stepBulkRuns(ctx: AppContext): Promise<boolean> {
  await removeLeftPlans(ctx);
  const runs = await ctx.store.read((db) => listOpenRuns(db, runsMax));
  let hasMore = false;
  for (const run of runs) hasMore = (await stepRun(ctx, run)) || hasMore;
  return hasMore;
}

async function stepRun(ctx: AppContext, run: BulkRunRow): Promise<boolean> {
  const role = await roleOfStarter(ctx, run);
  if (role === null) await stopFor(ctx, run);
  const isCalledOff = role === null || run.state === "cancelling";
  const now = ctx.clock.now();
  const claim = { runId: run.id, now, until: shiftInstant(now, leaseMs), limit: itemsMax };
  const items = await ctx.store.write((trx) => claimItems(trx, claim));
  if (items.length === 0) return finish(ctx, run.id);
  await Promise.all(items.map((item) => carryOutSafely(ctx, { run, item, role, isCalledOff })));
  ctx.live.publish({ type: "bulk_run", id: run.id, account_id: run.account_id });
  return true;
}

/** One payment that meets a bug does not keep the others waiting; its turn comes again when its time is over. */
async function carryOutSafely(ctx: AppContext, what: Parameters<typeof carryOutItem>[1]): Promise<void> {
  try {
    await carryOutItem(ctx, what);
  } catch (error) {
    ctx.logger.error({ err: error, bulk_run: what.run.id, payment: what.item.payment_id }, "a bulk step failed");
  }
}

/** Who began a run stands for all of it: null when they may not do this any more. */
async function roleOfStarter(ctx: AppContext, run: BulkRunRow): Promise<Role | null> {
  return ctx.store.read(async (db) => {
    const { role, disabled_at: disabledAt } = await requireStaff(db, run.created_by);
    const isAllowed = roleMay(role, "payments.bulk") && roleMay(role, `payments.${run.kind}`);
    if (disabledAt !== null || !isAllowed) return null;
    return isInScope(await scopeOf(db, run.created_by), run.account_id) ? role : null;
  });
}

async function stopFor(ctx: AppContext, run: BulkRunRow): Promise<void> {
  const by = systemActor("bulk_runs");
  await ctx.store.write((trx) => endEarly(trx, ctx, run, { reason: "starter_may_not", by, cancelledBy: null }));
}

/** Ends a run of which nothing is left; one that waits for an answer goes on waiting. */
async function finish(ctx: AppContext, id: string): Promise<boolean> {
  const ended = await ctx.store.write(async (trx) => {
    const run = await findRun(trx, id);
    if (run === null || (await hasOpenItems(trx, id))) return null;
    if (!(await finishRun(trx, run, ctx.clock.now()))) return null;
    const totals = (await totalItems(trx, [id])).map(({ run_id: _run, ...total }) => total);
    await recordAudit(trx, ctx, {
      chain: run.account_id,
      actor: systemActor("bulk_runs"),
      action: "bulk_run.finish",
      objectType: "bulk_run",
      objectId: id,
      isAllowed: true,
      details: { totals },
    });
    return run;
  });
  if (ended !== null) ctx.live.publish({ type: "bulk_run", id, account_id: ended.account_id });
  return false;
}
