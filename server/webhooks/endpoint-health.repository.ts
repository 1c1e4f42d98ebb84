import { sql } from "kysely";
import type { Db } from "../database.ts";

/** Of the deliveries of a window, by the hours that passed since its start. */
export interface HourRow {
  /** From 0. */
  hour: number;
  total: number;
  delivered: number;
  deliveredAtOnce: number;
  givenUp: number;
}

const pendingMax = 10_000;

/** Counts an endpoint's newest deliveries since `since`, at most `limit` of them; what is newer than `hourMax` joins it. */
export async function countByHour(
  db: Db,
  { endpointId, since, limit, hourMax }: { endpointId: string; since: string; limit: number; hourMax: number },
): Promise<HourRow[]> {
  const { rows } = await sql<HourRow>`
    SELECT min(${hourMax}, cast((julianday(created_at) - julianday(${since})) * 24 + 1e-6 AS INTEGER)) AS hour,
      count(*) AS total,
      count(*) FILTER (WHERE state = 'delivered') AS delivered,
      count(*) FILTER (WHERE state = 'delivered' AND attempt_count = 1) AS "deliveredAtOnce",
      count(*) FILTER (WHERE state IN ('exhausted', 'rejected')) AS "givenUp"
    FROM (
      SELECT created_at, state, attempt_count FROM delivery INDEXED BY delivery_by_endpoint
      WHERE endpoint_id = ${endpointId} AND created_at > ${since} AND is_test = 0
      ORDER BY created_at DESC, seq DESC LIMIT ${limit})
    GROUP BY hour`.execute(db);
  return rows;
}

/** What waits for an endpoint with an address of its own, whose lane is its id; at most 10,000 are counted. */
export async function countPending(db: Db, endpointId: string): Promise<{ count: number; oldestAt: string | null }> {
  const { rows } = await sql<{ count: number; oldestAt: string | null }>`
    SELECT count(*) AS count, min(created_at) AS "oldestAt" FROM (
      SELECT created_at FROM delivery INDEXED BY delivery_due
      WHERE state = 'pending' AND lane = ${endpointId} LIMIT ${pendingMax})`.execute(db);
  return rows[0] ?? { count: 0, oldestAt: null };
}

/** How long the attempts of an endpoint's newest deliveries took, shortest first, milliseconds. */
export async function listDurations(
  db: Db,
  { endpointId, since, limit }: { endpointId: string; since: string; limit: number },
): Promise<number[]> {
  const { rows } = await sql<{ ms: number }>`
    SELECT attempt.duration_ms AS ms FROM (
      SELECT id FROM delivery INDEXED BY delivery_by_endpoint
      WHERE endpoint_id = ${endpointId} AND created_at > ${since} AND is_test = 0
      ORDER BY created_at DESC, seq DESC LIMIT ${limit}) AS newest
    JOIN delivery_attempt AS attempt ON attempt.delivery_id = newest.id
    ORDER BY ms`.execute(db);
  return rows.map((row) => row.ms);
}
