import type { BulkKind } from "../../shared/payments/bulk-kinds.ts";
import { planBulkRun } from "../bulk-runs/plan-bulk-run.service.ts";
import { startBulkRun, totalsOfPlan } from "../bulk-runs/start-bulk-run.service.ts";
import { stepBulkRuns } from "../bulk-runs/step-bulk-runs.service.ts";
import type { AppContext } from "../context.ts";
import { reconcileOperations } from "../payments/reconcile.service.ts";
import type { TestContext } from "./context.ts";

interface RunWish {
  kind: BulkKind;
  paymentIds: readonly string[];
  staffId: string;
}

/** Plans a run and starts exactly that, as a person of finance does. */
export async function givenBulkRun(ctx: AppContext, { kind, paymentIds, staffId }: RunWish) {
  const wish = { scope: "all" as const, kind, paymentIds };
  const plan = await planBulkRun(ctx, { ...wish, role: "finance" });
  const id = await startBulkRun(ctx, {
    ...wish,
    ...{ accountId: plan.accountId, expected: totalsOfPlan(plan), query: null },
    ...{ reason: kind === "capture" ? null : "duplicate", note: null, requestId: "req_test", idempotency: null },
    by: { type: "staff", id: staffId, role: "finance", ip: null },
  });
  return { id, plan };
}

/** Lets the jobs work until nothing of any run is left, moving the clock on where an answer is waited for. */
export async function workOffBulkRuns(ctx: TestContext): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) {
    while (await stepBulkRuns(ctx));
    const open = await ctx.store.read((db) =>
      db.selectFrom("bulk_run").select("id").where("state", "in", ["running", "cancelling"]).execute(),
    );
    if (open.length === 0) return;
    ctx.clock.advance(2_000);
    await reconcileOperations(ctx);
  }
  throw new Error("A bulk run does not come to its end");
}

/** The payments of a run in their order. */
export function itemsOfRun(ctx: AppContext, id: string) {
  return ctx.store.read((db) =>
    db
      .selectFrom("bulk_item")
      .select(["payment_id", "amount", "state", "code", "operation_id"])
      .where("run_id", "=", id)
      .orderBy("position")
      .execute(),
  );
}
