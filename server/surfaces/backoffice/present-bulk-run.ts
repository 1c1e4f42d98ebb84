import type { BulkItemView, BulkPreview, BulkRunView } from "../../../shared/payments/bulk-run.schema.ts";
import type { BulkItemRecord, BulkRunRecord } from "../../bulk-runs/read-bulk-run.service.ts";
import type { BulkPlan } from "../../bulk-runs/plan-bulk-run.service.ts";
import { totalsOfPlan } from "../../bulk-runs/start-bulk-run.service.ts";

/** Of each reason to leave payments out, as many are named. */
const examplesMax = 3;

/** A run as its row and its page show it. */
export function presentBulkRun(run: BulkRunRecord): BulkRunView {
  const { id, account_id, kind, state, query, reason, note, item_count, created_at, end_reason, finished_at } = run;
  const shown = { id, account_id, kind, state, query, reason, note, item_count, totals: run.totals };
  return { ...shown, created_by: run.starter, created_at, cancelled_by: run.canceller, end_reason, finished_at };
}

export function presentBulkItem(item: BulkItemRecord): BulkItemView {
  const { run_id, position, payment_id, currency, amount, state, code, reason, operation_id, updated_at } = item;
  return {
    ...{ id: `${run_id}.${position}`, run_id, position, payment_id, merchant_reference: item.merchantReference },
    ...{ currency, amount, state, code, reason, operation_id, updated_at },
  };
}

/** A plan as the dialog shows it before anything is done: the reasons to leave payments out, the most frequent first. */
export function presentBulkPlan(plan: BulkPlan): BulkPreview {
  const skipped = new Map<string, BulkPreview["skipped"][number]>();
  for (const { payment, step } of plan.steps) {
    if ("amount" in step) continue;
    const known = skipped.get(step.code) ?? { ...step, count: 0, examples: [] };
    const example = { payment_id: payment.id, merchant_reference: payment.merchant_reference };
    const examples = known.examples.length < examplesMax ? [...known.examples, example] : known.examples;
    skipped.set(step.code, { ...known, count: known.count + 1, examples });
  }
  return {
    account_id: plan.accountId,
    item_count: plan.steps.length,
    totals: totalsOfPlan(plan),
    skipped: [...skipped.values()].sort((a, b) => b.count - a.count),
  };
}
