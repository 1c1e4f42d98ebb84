import { sql } from "kysely";
import type { MissedEvents } from "../../shared/webhooks/endpoint-request.schema.ts";
import type { Db } from "../database.ts";

const countedMax = 100_000;

/**
 * What was skipped for an endpoint since it was disabled: events that happened meanwhile, and those from before
 * whose next try it ended.
 */
export async function countMissed(
  db: Db,
  { endpointId, since }: { endpointId: string; since: string },
): Promise<MissedEvents> {
  const { rows } = await sql<{ value: number; oldest_at: string | null }>`
    SELECT count(*) AS value, min(created_at) AS oldest_at FROM (
      SELECT created_at FROM delivery INDEXED BY delivery_skipped
      WHERE endpoint_id = ${endpointId} AND finished_at >= ${since} AND state = 'skipped' AND is_test = 0
      ORDER BY finished_at LIMIT ${countedMax + 1})`.execute(db);
  const { value = 0, oldest_at = null } = rows[0] ?? {};
  return { value: Math.min(value, countedMax), capped: value > countedMax, oldest_at };
}
