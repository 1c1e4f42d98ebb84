import { DomainError } from "../../shared/errors.ts";
import type { BulkTotal } from "../../shared/payments/bulk-run.schema.ts";
import { areSameTotals, bulkTotals } from "../../shared/payments/bulk-rules.ts";
import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import type { Role } from "../../shared/permissions.ts";
import { say } from "../../shared/sentences/say.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { type IdempotencyClaim, objectOfKey, rememberKey } from "../idempotency/idempotency.service.ts";
import { type BulkPlan, type BulkWish, type PlannedStep, planBulkRun } from "./plan-bulk-run.service.ts";
import { openPlan, removePlan, writePlan } from "./write-plan.service.ts";

interface StartCommand extends Omit<BulkWish, "role"> {
  accountId: string;
  /** What the person was shown that would be done. */
  expected: readonly BulkTotal[];
  /** The filter that the payments were found by. */
  query: string | null;
  reason: string | null;
  note: string | null;
  by: AuditActor & { id: string; role: Role };
  requestId: string;
  idempotency: IdempotencyClaim | null;
}

/**
 * Writes down what is to be done to many payments; the job does it from here on, whatever becomes of this process. One
 * that ends before leaves nothing to be done.
 *
 * @returns the run's id; the same one for a repeated key.
 * @throws DomainError as `planBulkRun`; `stale_figures` when it would not do what the person was shown;
 *   `operation_blocked` when there is nothing to do; `idempotency_key_reused`.
 */
export async function startBulkRun(ctx: AppContext, command: StartCommand): Promise<string> {
  const known = await ctx.store.write((trx) => runOfKey(trx, command));
  if (known !== null) return known;
  const plan = await planBulkRun(ctx, { ...command, role: command.by.role });
  refuseOther(plan, command);
  const id = await writeDown(ctx, command, plan);
  const first = await ctx.store.write(async (trx) => {
    const other = await runOfKey(trx, command);
    if (other === null) await begin(trx, ctx, command, { id, plan });
    return other;
  });
  if (first !== null) {
    await removePlan(ctx, id);
    return first;
  }
  ctx.live.publish({ type: "bulk_run", id, account_id: command.accountId, isNew: true });
  return id;
}

async function runOfKey(trx: Trx, { idempotency }: StartCommand): Promise<string | null> {
  return idempotency === null ? null : objectOfKey(trx, idempotency);
}

function amountOf({ step }: PlannedStep): number | null {
  return "amount" in step ? step.amount : null;
}

/** What a plan would move, by currency. */
export function totalsOfPlan({ steps }: BulkPlan): BulkTotal[] {
  return bulkTotals(
    steps.flatMap((planned) => {
      const amount = amountOf(planned);
      return amount === null ? [] : [{ currency: planned.payment.currency, amount }];
    }),
  );
}

function refuseOther(plan: BulkPlan, { accountId, expected, kind }: StartCommand): void {
  const totals = totalsOfPlan(plan);
  if (plan.accountId !== accountId || !areSameTotals(totals, expected)) {
    throw new DomainError("stale_figures", say("refusal.bulk_preview_old"), {
      facts: { totals },
    });
  }
  if (totals.length > 0) return;
  throw new DomainError("operation_blocked", say(`refusal.bulk_none_${kind}`));
}

async function writeDown(ctx: AppContext, command: StartCommand, plan: BulkPlan): Promise<string> {
  const { accountId, kind, query, reason, note, by, requestId } = command;
  const at = ctx.clock.now();
  const id = ctx.ids.own("blk", at);
  await writePlan(
    ctx,
    {
      ...{ id, account_id: accountId, kind, state: "running", query, reason, note, item_count: plan.steps.length },
      ...{ request_id: requestId, created_by: by.id, created_at: at, cancelled_by: null, end_reason: null },
      finished_at: null,
    },
    plan.steps.map((planned, index) => ({ position: index + 1, ...itemOf(planned), updated_at: at })),
  );
  return id;
}

async function begin(
  trx: Trx,
  ctx: AppContext,
  command: StartCommand,
  { id, plan }: { id: string; plan: BulkPlan },
): Promise<void> {
  const { accountId, kind, query, reason, by, requestId, idempotency } = command;
  const at = ctx.clock.now();
  await openPlan(trx, id, at);
  if (idempotency !== null) await rememberKey(trx, idempotency, { objectId: id, operationId: null, at });
  await recordAudit(trx, ctx, {
    chain: accountId,
    actor: by,
    action: "bulk_run.start",
    objectType: "bulk_run",
    objectId: id,
    isAllowed: true,
    details: { kind, reason, query, item_count: plan.steps.length, totals: totalsOfPlan(plan), request_id: requestId },
  });
}

function itemOf({ payment, step }: PlannedStep) {
  const about = { payment_id: payment.id, currency: payment.currency };
  const open = { operation_id: null, claimed_until: null };
  return "amount" in step
    ? { ...about, ...open, amount: step.amount, state: "planned" as const, code: null, reason: null }
    : { ...about, ...open, amount: 0, state: "skipped" as const, code: step.code, reason: step.reason };
}
