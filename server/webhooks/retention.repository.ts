import { type Selectable, sql } from "kysely";
import type { DeliveryState } from "../../shared/webhooks/delivery.schema.ts";
import type { Db, Trx } from "../database.ts";
import type { PurgeMark } from "./retention.rules.ts";
import type { MessageRetentionTable } from "./webhook.table.ts";

export type RetentionRow = Selectable<MessageRetentionTable>;

const columns = ["account_id", "days", "purged_created_at", "purged_seq", "version"] as const;

/** Of one account; undefined where nothing was set and nothing has gone yet. */
export async function findRetention(db: Db, accountId: string): Promise<RetentionRow | undefined> {
  return db.selectFrom("message_retention").select(columns).where("account_id", "=", accountId).executeTakeFirst();
}

export async function listRetentions(db: Db): Promise<RetentionRow[]> {
  return db.selectFrom("message_retention").select(columns).execute();
}

/** Keeps what is known of what has gone. */
export async function saveRetentionDays(
  trx: Trx,
  { accountId, days }: { accountId: string; days: number | null },
): Promise<void> {
  await trx
    .insertInto("message_retention")
    .values({ account_id: accountId, days, purged_created_at: "", purged_seq: -1, version: 1 })
    .onConflict((conflict) =>
      conflict.column("account_id").doUpdateSet({ days, version: sql<number>`message_retention.version + 1` }),
    )
    .execute();
}

export interface AgedDelivery {
  id: string;
  seq: number;
  created_at: string;
  state: DeliveryState;
}

interface Stretch {
  accountId: string;
  mark: PurgeMark;
  until: string;
  limit: number;
}

/** Deliveries of an account behind the mark that were made up to `until`, the oldest first. */
export async function listAged(db: Db, { accountId, mark, until, limit }: Stretch): Promise<AgedDelivery[]> {
  const { rows } = await sql<AgedDelivery>`
    SELECT id, seq, created_at, state FROM delivery INDEXED BY delivery_by_account
    WHERE account_id = ${accountId} AND (created_at, seq) > (${mark.createdAt}, ${mark.seq})
      AND created_at <= ${until}
    ORDER BY created_at, seq LIMIT ${limit}`.execute(db);
  return rows;
}

/** How many `listAged` would list. */
export async function countAged(db: Db, { accountId, mark, until, limit }: Stretch): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (
      SELECT seq FROM delivery INDEXED BY delivery_by_account
      WHERE account_id = ${accountId} AND (created_at, seq) > (${mark.createdAt}, ${mark.seq})
        AND created_at <= ${until} LIMIT ${limit})`.execute(db);
  return rows[0]?.count ?? 0;
}

/**
 * Removes what was sent and what was answered; that it was, when, and with which result stays. Returns
 * false, and removes nothing, when meanwhile somebody else has moved the mark, or put one of them back in line.
 */
export async function purgeContents(
  trx: Trx,
  { accountId, ids, from, to }: { accountId: string; ids: readonly string[]; from: PurgeMark; to: PurgeMark },
): Promise<boolean> {
  const among = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const { rows: reopened } = await sql`
    SELECT seq FROM delivery WHERE id IN ${among} AND state = 'pending' LIMIT 1`.execute(trx);
  if (reopened.length > 0 || !(await moveMark(trx, { accountId, from, to }))) return false;
  await sql`UPDATE delivery SET body = NULL WHERE id IN ${among} AND body IS NOT NULL`.execute(trx);
  await sql`
    UPDATE delivery_attempt SET request_headers = '{}', response_headers = NULL, response_body = NULL
    WHERE delivery_id IN ${among}`.execute(trx);
  return true;
}

/** Returns false when it is no longer where it was. */
async function moveMark(
  trx: Trx,
  { accountId, from, to }: { accountId: string; from: PurgeMark; to: PurgeMark },
): Promise<boolean> {
  const mark = { purged_created_at: to.createdAt, purged_seq: to.seq };
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("message_retention")
    .values({ account_id: accountId, days: null, ...mark, version: 0 })
    .onConflict((conflict) =>
      conflict
        .column("account_id")
        .doUpdateSet(mark)
        .where("message_retention.purged_created_at", "=", from.createdAt)
        .where("message_retention.purged_seq", "=", from.seq),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
