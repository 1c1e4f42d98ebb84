import { type RawBuilder, sql } from "kysely";
import type { Db } from "../database.ts";

/** As much of an endpoint as figures need to name it. */
export interface ReceiverRow {
  id: string;
  account_id: string;
  url: string | null;
  dialect: string;
  deleted_at: string | null;
}

/** Endpoints of these accounts, null for all, the newest first; deleted ones included, because their log stays. */
export async function listReceivers(db: Db, accountIds: readonly string[] | null): Promise<ReceiverRow[]> {
  if (accountIds?.length === 0) return [];
  const query = db
    .selectFrom("webhook_endpoint")
    .select(["id", "account_id", "url", "dialect", "deleted_at"])
    .orderBy("created_at", "desc")
    .orderBy("id");
  return accountIds === null ? query.execute() : query.where("account_id", "in", accountIds).execute();
}

export interface BacklogRow {
  pending: number;
  retrying: number;
  due: number;
  oldestAt: string | null;
  scanned: number;
}

/** What waits at all, among the `scan` deliveries that have waited longest. */
export async function sumBacklog(db: Db, { dueUntil, scan }: { dueUntil: string; scan: number }): Promise<BacklogRow> {
  const waiting = sql`delivery INDEXED BY delivery_by_state WHERE state = 'pending'`;
  return sumWaiting(db, { waiting, dueUntil, scan });
}

/** What waits for one endpoint, among the `scan` deliveries that have waited longest for it. */
export async function sumBacklogOf(
  db: Db,
  { endpointId, dueUntil, scan }: { endpointId: string; dueUntil: string; scan: number },
): Promise<BacklogRow> {
  const waiting = sql`delivery INDEXED BY delivery_untold
    WHERE endpoint_id = ${endpointId} AND state = 'pending' AND state <> 'delivered'`;
  return sumWaiting(db, { waiting, dueUntil, scan });
}

async function sumWaiting(
  db: Db,
  { waiting, dueUntil, scan }: { waiting: RawBuilder<unknown>; dueUntil: string; scan: number },
): Promise<BacklogRow> {
  const { rows } = await sql<BacklogRow>`
    SELECT count(*) FILTER (WHERE is_test = 0) AS pending,
      count(*) FILTER (WHERE is_test = 0 AND attempt_count > 0) AS retrying,
      count(*) FILTER (WHERE is_test = 0 AND next_attempt_at <= ${dueUntil}) AS due,
      min(created_at) FILTER (WHERE is_test = 0) AS "oldestAt", count(*) AS scanned
    FROM (
      SELECT created_at, attempt_count, next_attempt_at, is_test FROM ${waiting}
      ORDER BY created_at, seq LIMIT ${scan})`.execute(db);
  return rows[0] ?? { pending: 0, retrying: 0, due: 0, oldestAt: null, scanned: 0 };
}
