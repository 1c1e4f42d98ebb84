import { sql } from "kysely";
import type { DeliveryState } from "../../shared/webhooks/delivery.schema.ts";
import type { Db, Trx } from "../database.ts";
import type { PurgeMark } from "./retention.rules.ts";

export async function readPurgeMark(db: Db): Promise<PurgeMark> {
  const row = await db
    .selectFrom("webhook_retention")
    .select(["purged_created_at", "purged_seq"])
    .executeTakeFirstOrThrow();
  return { createdAt: row.purged_created_at, seq: row.purged_seq };
}

export interface AgedDelivery {
  id: string;
  seq: number;
  created_at: string;
  state: DeliveryState;
}

/** Deliveries behind the mark that were made up to `until`, the oldest first. */
export async function listAged(
  db: Db,
  { mark, until, limit }: { mark: PurgeMark; until: string; limit: number },
): Promise<AgedDelivery[]> {
  const { rows } = await sql<AgedDelivery>`
    SELECT id, seq, created_at, state FROM delivery INDEXED BY delivery_by_created
    WHERE (created_at, seq) > (${mark.createdAt}, ${mark.seq}) AND created_at <= ${until}
    ORDER BY created_at, seq LIMIT ${limit}`.execute(db);
  return rows;
}

/**
 * Removes what was sent and what was answered; that it was, when, and with which result stays. Returns
 * false, and removes nothing, when meanwhile somebody else has moved the mark, or put one of them back in line.
 */
export async function purgeContents(
  trx: Trx,
  { ids, from, to }: { ids: readonly string[]; from: PurgeMark; to: PurgeMark },
): Promise<boolean> {
  const among = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const { rows: reopened } = await sql`
    SELECT seq FROM delivery WHERE id IN ${among} AND state = 'pending' LIMIT 1`.execute(trx);
  if (reopened.length > 0) return false;
  const { numUpdatedRows } = await trx
    .updateTable("webhook_retention")
    .set({ purged_created_at: to.createdAt, purged_seq: to.seq })
    .where("purged_created_at", "=", from.createdAt)
    .where("purged_seq", "=", from.seq)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await sql`UPDATE delivery SET body = NULL WHERE id IN ${among} AND body IS NOT NULL`.execute(trx);
  await sql`
    UPDATE delivery_attempt SET request_headers = '{}', response_headers = NULL, response_body = NULL
    WHERE delivery_id IN ${among}`.execute(trx);
  return true;
}
