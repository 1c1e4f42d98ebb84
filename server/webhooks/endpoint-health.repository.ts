import { sql } from "kysely";
import type { Db } from "../database.ts";

const countedMax = 10_000;

export interface Waiting {
  count: number;
  isCapped: boolean;
  /** When the event that has waited longest happened; null when nothing waits. */
  oldestAt: string | null;
}

/** What waits for an endpoint, whichever address it goes to; at most 10,000 are counted. Tests are left out. */
export async function countPending(db: Db, endpointId: string): Promise<Waiting> {
  const { rows } = await sql<{ count: number; oldestAt: string | null }>`
    SELECT count(*) AS count, min(created_at) AS "oldestAt" FROM (
      SELECT created_at FROM delivery INDEXED BY delivery_untold
      WHERE endpoint_id = ${endpointId} AND state = 'pending' AND state <> 'delivered' AND is_test = 0
      ORDER BY created_at LIMIT ${countedMax + 1})`.execute(db);
  const { count = 0, oldestAt = null } = rows[0] ?? {};
  return { count: Math.min(count, countedMax), isCapped: count > countedMax, oldestAt };
}
