import { DomainError } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";
import { getAccount } from "../accounts/read-account.service.ts";
import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import { countAged, findRetention, saveRetentionDays } from "./retention.repository.ts";
import { ageEnd } from "./retention.rules.ts";
import { markOf } from "./retention.service.ts";

/** For how long an account keeps messages to receivers and their answers. */
export interface MessageDays {
  /** Null where nothing was set: then as long as the installation says. */
  own: number | null;
  /** What the installation says. */
  usual: number;
  /** Counts the changes; 0 where nothing was set. */
  version: number;
}

/** @throws DomainError `not_found` for the account. */
export async function readMessageDays(ctx: AppContext, accountId: string): Promise<MessageDays> {
  return ctx.store.read(async (db) => {
    await getAccount(db, accountId);
    const row = await findRetention(db, accountId);
    return { own: row?.days ?? null, usual: ctx.config.webhookRetentionDays, version: row?.version ?? 0 };
  });
}

interface DaysChange {
  accountId: string;
  /** Null for as long as the installation says. */
  days: number | null;
  /** Null when the caller takes whatever is there. */
  expectedVersion: number | null;
  by: AuditActor;
}

/**
 * Sets for how long an account keeps messages. What is past a shorter time goes within minutes, and does not come back
 * with a longer one.
 *
 * @throws DomainError `not_found` for the account; `precondition_failed` when it was changed since the caller has read it.
 */
export async function setMessageDays(ctx: AppContext, { accountId, days, expectedVersion, by }: DaysChange) {
  await ctx.store.write(async (trx) => {
    await getAccount(trx, accountId);
    const row = await findRetention(trx, accountId);
    if (expectedVersion !== null && expectedVersion !== (row?.version ?? 0)) {
      throw new DomainError("precondition_failed", say("refusal.time_changed"));
    }
    await saveRetentionDays(trx, { accountId, days });
    await recordAudit(trx, ctx, {
      ...{ chain: accountId, actor: by, action: "account.retention_changed", isAllowed: true },
      ...{ objectType: "account", objectId: accountId },
      details: { kept: "messages", before: row?.days ?? null, after: days },
    });
  });
}

/** How many messages of an account would lose their contents if they were kept for so many days; at most `limit`. */
export async function countPastDays(
  ctx: AppContext,
  { accountId, days, limit }: { accountId: string; days: number | null; limit: number },
): Promise<number> {
  const until = ageEnd(days ?? ctx.config.webhookRetentionDays, ctx.clock.now());
  return ctx.store.read(async (db) => {
    const mark = markOf(await findRetention(db, accountId));
    return countAged(db, { accountId, mark, until, limit });
  });
}
