import { answerDaysMin } from "../../shared/retention/retention.schema.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { countKeysUntil, findAnswerDays, putAnswerDays } from "./answer-retention.repository.ts";

const dayMs = 86_400_000;

/** For how many days keys are remembered with what was answered; as short as the wires allow unless an admin decided. */
export async function answerDays(db: Db): Promise<number> {
  return (await findAnswerDays(db)) ?? answerDaysMin;
}

/** Keys that were first used up to then may go. One more day is for what is under way. */
export function keysUntil(days: number, now: string): string {
  return shiftInstant(now, -(days + 1) * dayMs);
}

export async function setAnswerDays(ctx: AppContext, { days, by }: { days: number; by: AuditActor }): Promise<void> {
  await ctx.store.write(async (trx) => {
    const before = await answerDays(trx);
    await putAnswerDays(trx, { days, at: ctx.clock.now() });
    await recordAudit(trx, ctx, {
      ...{ chain: installationChain, actor: by, action: "installation.retention_changed", isAllowed: true },
      ...{ objectType: "installation", objectId: null, details: { kept: "answers", before, after: days } },
    });
  });
}

/** How many keys would go if they were kept for so many days; at most `limit`. */
export async function countKeysPast(
  ctx: AppContext,
  { days, limit }: { days: number; limit: number },
): Promise<number> {
  return ctx.store.read((db) => countKeysUntil(db, keysUntil(days, ctx.clock.now()), limit));
}
