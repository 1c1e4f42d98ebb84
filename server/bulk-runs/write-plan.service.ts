import { DomainError } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";
import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import {
  beginRun,
  insertPlannedItems,
  insertPlannedRun,
  listLeftPlans,
  type PlannedItem,
  removePlanPart,
  renewPlan,
  takePlan,
} from "./bulk-plan.repository.ts";

type Keeper = Pick<AppContext, "store" | "clock">;

/** Payments that one unit of work writes down or removes, so that nobody else waits for more than a few milliseconds. */
export const planPartMax = 250;
/** How long a plan is left alone whose writer has not been heard of, in milliseconds. */
const planningMs = 60_000;
const plansMax = 20;

/**
 * Writes a run and its payments down, some at a time. Nobody sees it before `openPlan`; what a process leaves half is
 * removed by `removeLeftPlans`.
 *
 * @throws DomainError `stale_figures` when it took so long that the plan was given up.
 */
export async function writePlan(
  ctx: Keeper,
  run: Parameters<typeof insertPlannedRun>[1],
  items: readonly PlannedItem[],
): Promise<void> {
  for (let from = 0; from < items.length; from += planPartMax) {
    const now = ctx.clock.now();
    const until = shiftInstant(now, planningMs);
    await ctx.store.write(async (trx) => {
      if (from === 0) await insertPlannedRun(trx, run, until);
      else if (!(await renewPlan(trx, run.id, { now, until }))) throw tooSlow();
      await insertPlannedItems(trx, run.id, items.slice(from, from + planPartMax));
    });
  }
}

/** Makes a run of what was planned, in the write that remembers the wish. @throws DomainError as `writePlan`. */
export async function openPlan(trx: Trx, id: string, now: string): Promise<void> {
  if (!(await beginRun(trx, id, now))) throw tooSlow();
}

/** Removes what was planned, whoever planned it. */
export async function removePlan(ctx: Keeper, id: string): Promise<void> {
  const now = ctx.clock.now();
  const remove = () =>
    ctx.store.write(async (trx) => (await takePlan(trx, id, now)) && removePlanPart(trx, id, planPartMax));
  while (await remove());
}

/** Removes what a process that has ended was planning: nobody was told of it. */
export async function removeLeftPlans(ctx: Keeper): Promise<void> {
  const now = ctx.clock.now();
  for (const id of await ctx.store.read((db) => listLeftPlans(db, now, plansMax))) await removePlan(ctx, id);
}

function tooSlow(): DomainError {
  return new DomainError("stale_figures", say("refusal.plan_too_slow"));
}
