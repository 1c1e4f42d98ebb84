import type { UpkeepKind } from "../../shared/upkeep/upkeep.schema.ts";
import { DomainError } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import { insertRun, listOpenRuns, type UpkeepRun } from "./upkeep.repository.ts";

/** One that waits for the process that leads. */
export function newRun(
  { ids, clock }: Pick<AppContext, "ids" | "clock">,
  { kind, askedBy }: { kind: UpkeepKind; askedBy: string | null },
): UpkeepRun {
  const now = clock.now();
  const nothingYet = { started_at: null, ended_at: null, file: null, removed_at: null, result: null, problem: null };
  return { id: ids.own("upk", now), kind, state: "waiting", asked_by: askedBy, asked_at: now, ...nothingYet };
}

/**
 * Has something done as soon as the process that leads comes to it. While one of its kind waits or is under way, there
 * is no second one.
 *
 * @throws DomainError `operation_blocked` for a backup without a folder to put it in.
 */
export async function askForUpkeep(ctx: AppContext, { kind, by }: { kind: UpkeepKind; by: AuditActor }): Promise<void> {
  if (kind === "backup" && ctx.config.backup === null) {
    throw new DomainError("operation_blocked", say("refusal.backups_folder"));
  }
  await ctx.store.write(async (trx) => {
    if ((await listOpenRuns(trx)).some((run) => run.kind === kind)) return;
    const run = newRun(ctx, { kind, askedBy: by.id });
    await insertRun(trx, run);
    await recordAudit(trx, ctx, {
      chain: installationChain,
      actor: by,
      action: "upkeep.asked",
      objectType: "upkeep_run",
      objectId: run.id,
      isAllowed: true,
      details: { kind },
    });
  });
}
