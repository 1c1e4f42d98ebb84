import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { listAged, purgeContents, readPurgeMark } from "./retention.repository.ts";
import { measureContents } from "./retention-gain.repository.ts";
import { retentionEnd } from "./retention.rules.ts";

/** Deliveries that one step looks at: a step is one short write among everybody else's. */
const stepMax = 200;
const dayMs = 86_400_000;

/** Deliveries made up to this instant are past retention: what they carried is gone, or soon will be. */
export async function expiredUntil(db: Db, { config, clock }: Pick<AppContext, "config" | "clock">): Promise<string> {
  return retentionEnd(config.webhookRetentionDays, { now: clock.now(), purged: await readPurgeMark(db) });
}

/** One step of the removal; true when there is more to remove at once. */
export async function stepRetention(ctx: Pick<AppContext, "store" | "clock" | "config">): Promise<boolean> {
  return (await purgeExpired(ctx)) === stepMax;
}

/**
 * Removes the contents of the oldest deliveries that are past retention, and answers of how many. It
 * stops before one that is still being tried, so that nothing is sent without its message.
 */
export async function purgeExpired(ctx: Pick<AppContext, "store" | "clock" | "config">): Promise<number> {
  const until = shiftInstant(ctx.clock.now(), -ctx.config.webhookRetentionDays * dayMs);
  const { mark, aged } = await ctx.store.read(async (db) => {
    const from = await readPurgeMark(db);
    return { mark: from, aged: await listAged(db, { mark: from, until, limit: stepMax }) };
  });
  const firstOpen = aged.findIndex(({ state }) => state === "pending");
  const over = firstOpen === -1 ? aged : aged.slice(0, firstOpen);
  const last = over.at(-1);
  if (last === undefined) return 0;
  const ids = over.map(({ id }) => id);
  const to = { createdAt: last.created_at, seq: last.seq };
  return (await ctx.store.write((trx) => purgeContents(trx, { ids, from: mark, to }))) ? ids.length : 0;
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
    const until = shiftInstant(now, -kept * dayMs);
    const found = await store.read(async (db) => measureContents(db, { mark: await readPurgeMark(db), until }));
    gains.push({ days: kept, ...found });
  }
  return gains;
}
