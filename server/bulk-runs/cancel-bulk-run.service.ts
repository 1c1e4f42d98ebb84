import { DomainError } from "../../shared/errors.ts";
import type { BulkEndReason } from "../../shared/payments/bulk-kinds.ts";
import { say } from "../../shared/sentences/say.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { cancelPlanned } from "./bulk-item.repository.ts";
import { type BulkRunRow, cancelRun, findRun } from "./bulk-run.repository.ts";

/**
 * Calls a run off. What was begun comes to its end, the rest is not done.
 *
 * @throws DomainError `not_found`; `operation_blocked` when it has ended or was called off before.
 */
export async function cancelBulkRun(
  ctx: AppContext,
  { scope, id, by }: { scope: AccountScope; id: string; by: AuditActor & { id: string } },
): Promise<void> {
  const run = await ctx.store.write(async (trx) => {
    const found = await findRun(trx, id);
    if (found === null || !isInScope(scope, found.account_id))
      throw new DomainError("not_found", "There is no such run.");
    if (!(await endEarly(trx, ctx, found, { reason: "cancelled", by, cancelledBy: by.id }))) {
      throw new DomainError("operation_blocked", say("refusal.bulk_ended"), { facts: { state: found.state } });
    }
    return found;
  });
  ctx.live.publish({ type: "bulk_run", id, account_id: run.account_id });
}

/** Leaves the rest of a run undone; false when it is not running. Whoever calls tells open screens. */
export async function endEarly(
  trx: Trx,
  ctx: Pick<AppContext, "clock" | "ids">,
  run: BulkRunRow,
  { reason, by, cancelledBy }: { reason: BulkEndReason; by: AuditActor; cancelledBy: string | null },
): Promise<boolean> {
  if (!(await cancelRun(trx, run.id, { end_reason: reason, cancelled_by: cancelledBy }))) return false;
  const left = await cancelPlanned(trx, run.id, ctx.clock.now());
  await recordAudit(trx, ctx, {
    chain: run.account_id,
    actor: by,
    action: "bulk_run.cancel",
    objectType: "bulk_run",
    objectId: run.id,
    isAllowed: true,
    details: { reason, not_done: left },
  });
  return true;
}
