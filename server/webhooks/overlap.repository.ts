import { sql } from "kysely";
import type { Db } from "../database.ts";

export interface OverlapCount {
  total: number;
  accepted: number;
  failed: number;
}

/** How an endpoint's newest deliveries since `since` stand, at most `limit` of them. */
export async function countSince(
  db: Db,
  { endpointId, since, limit }: { endpointId: string; since: string; limit: number },
): Promise<OverlapCount> {
  const { rows } = await sql<OverlapCount>`
    SELECT count(*) AS total,
      count(*) FILTER (WHERE state = 'delivered') AS accepted,
      count(*) FILTER (WHERE state IN ('exhausted', 'rejected') OR state = 'pending' AND attempt_count > 0) AS failed
    FROM (
      SELECT state, attempt_count FROM delivery INDEXED BY delivery_by_endpoint
      WHERE endpoint_id = ${endpointId} AND created_at >= ${since} AND is_test = 0
      ORDER BY created_at DESC, seq DESC LIMIT ${limit})`.execute(db);
  return rows[0] ?? { total: 0, accepted: 0, failed: 0 };
}

export interface SoleTest {
  delivery_id: string;
  at: string;
  outcome: string;
  code: number | null;
}

/** The newest try of the newest test of an endpoint that this secret alone signed; null when there is none. */
export async function findTestSignedWith(
  db: Db,
  { endpointId, secretId }: { endpointId: string; secretId: string },
): Promise<SoleTest | null> {
  const { rows } = await sql<SoleTest>`
    SELECT attempt.delivery_id, attempt.started_at AS at, attempt.outcome, attempt.code
    FROM event INDEXED BY event_by_subject
    JOIN delivery ON delivery.event_id = event.id AND delivery.is_test = 1
    JOIN delivery_attempt AS attempt ON attempt.delivery_id = delivery.id
    WHERE event.subject_id = ${endpointId} AND json_extract(event.payload, '$.signed_with') = ${secretId}
    ORDER BY event.seq DESC, attempt.number DESC LIMIT 1`.execute(db);
  return rows[0] ?? null;
}
