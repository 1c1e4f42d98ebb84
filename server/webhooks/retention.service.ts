import { listAccounts } from "../accounts/read-account.service.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { type AgedDelivery, findRetention, listAged, listRetentions, purgeContents } from "./retention.repository.ts";
import type { RetentionRow } from "./retention.repository.ts";
import { ageEnd, nothingPurged, type PurgeMark, retentionEnd, type RetentionEnds } from "./retention.rules.ts";
import { measureContents } from "./retention-gain.repository.ts";

/** Deliveries that one step looks at: a step is one short write among everybody else's. */
const stepMax = 200;

type Tools = Pick<AppContext, "config" | "clock">;

/** For how many days an account keeps what was sent to receivers, and what they answered. */
export async function messageDaysOf(db: Db, { config }: Pick<AppContext, "config">, accountId: string) {
  return (await findRetention(db, accountId))?.days ?? config.webhookRetentionDays;
}

/** Deliveries of the account made up to this instant are past retention: what they carried is gone, or soon will be. */
export async function expiredUntil(db: Db, ctx: Tools, accountId: string): Promise<string> {
  const row = await findRetention(db, accountId);
  return retentionEnd(row?.days ?? ctx.config.webhookRetentionDays, { now: ctx.clock.now(), purged: markOf(row) });
}

/** As `expiredUntil`, of every account. */
export async function retentionEnds(db: Db, { config, clock }: Tools): Promise<RetentionEnds> {
  const now = clock.now();
  const otherwise = ageEnd(config.webhookRetentionDays, now);
  const ends = (await listRetentions(db)).map((row) => {
    const end = retentionEnd(row.days ?? config.webhookRetentionDays, { now, purged: markOf(row) });
    return [row.account_id, end] as const;
  });
  return { byAccount: new Map(ends.filter(([, end]) => end !== otherwise)), otherwise };
}

export function markOf(row: RetentionRow | undefined): PurgeMark {
  return row === undefined ? nothingPurged : { createdAt: row.purged_created_at, seq: row.purged_seq };
}

/** One step of the removal; true when there may be more to remove at once. */
export async function stepRetention(ctx: AppContext): Promise<boolean> {
  return (await purgeExpired(ctx)) > 0;
}

/**
 * Removes the contents of the oldest deliveries of one account that are past retention, and answers of how many. It
 * stops before one that is still being tried, so that nothing is sent without its message.
 */
export async function purgeExpired(ctx: AppContext): Promise<number> {
  const accounts = await listAccounts(ctx, "all");
  const batch = await ctx.store.read((db) =>
    findOver(
      db,
      ctx,
      accounts.map(({ id }) => id),
    ),
  );
  if (batch === null) return 0;
  const { accountId, from, over, last } = batch;
  const ids = over.map(({ id }) => id);
  const to = { createdAt: last.created_at, seq: last.seq };
  return (await ctx.store.write((trx) => purgeContents(trx, { accountId, ids, from, to }))) ? ids.length : 0;
}

interface Batch {
  accountId: string;
  from: PurgeMark;
  over: readonly AgedDelivery[];
  last: AgedDelivery;
}

/** The first account that has something to remove; null when none has. */
async function findOver(db: Db, { config, clock }: Tools, accountIds: readonly string[]): Promise<Batch | null> {
  const rows = new Map((await listRetentions(db)).map((row) => [row.account_id, row]));
  for (const accountId of accountIds) {
    const row = rows.get(accountId);
    const from = markOf(row);
    const until = ageEnd(row?.days ?? config.webhookRetentionDays, clock.now());
    const aged = await listAged(db, { accountId, mark: from, until, limit: stepMax });
    const firstOpen = aged.findIndex(({ state }) => state === "pending");
    const over = firstOpen === -1 ? aged : aged.slice(0, firstOpen);
    const last = over.at(-1);
    if (last !== undefined) return { accountId, from, over, last };
  }
  return null;
}

export interface RetentionGain {
  days: number;
  deliveries: number;
  bytes: number;
}

/**
 * What would become free if contents were kept for only so many days. It looks at every delivery of that age: ask in a
 * process of its own.
 */
export async function measureRetention(
  { store, clock }: Pick<AppContext, "store" | "clock">,
  days: readonly number[],
): Promise<RetentionGain[]> {
  const now = clock.now();
  const gains: RetentionGain[] = [];
  for (const kept of days) {
    const found = await store.read((db) => measureContents(db, ageEnd(kept, now)));
    gains.push({ days: kept, ...found });
  }
  return gains;
}
