import { sql } from "kysely";
import type { Db } from "../database.ts";

/** An endpoint with deliveries that were given up. */
export interface GivenUp {
  endpoint_id: string;
  account_id: string;
  url: string | null;
  count: number;
  first_at: string;
}

/** Given up since then and not yet sent again, by endpoint; no more than `deliveriesMax` deliveries are looked at. */
export async function listGivenUp(
  db: Db,
  { since, deliveriesMax }: { since: string; deliveriesMax: number },
): Promise<GivenUp[]> {
  const { rows } = await sql<GivenUp>`
    SELECT failed.endpoint_id, endpoint.account_id, endpoint.url, failed.n AS "count", failed.first_at
    FROM (
      SELECT endpoint_id, count(*) AS n, min(created_at) AS first_at FROM (
        SELECT endpoint_id, created_at FROM delivery
        WHERE state = 'exhausted' AND is_test = 0 AND created_at >= ${since}
        ORDER BY created_at DESC LIMIT ${deliveriesMax}) AS newest
      GROUP BY endpoint_id) AS failed
    JOIN webhook_endpoint AS endpoint ON endpoint.id = failed.endpoint_id
    WHERE endpoint.deleted_at IS NULL
    ORDER BY failed.n DESC, failed.endpoint_id`.execute(db);
  return rows;
}

/** An endpoint that Kontor disabled by itself; when a person does, no event tells of it. */
export interface DisabledEndpoint {
  id: string;
  account_id: string;
  url: string | null;
  disabled_at: string;
}

export async function listDisabledByItself(db: Db, limit: number): Promise<DisabledEndpoint[]> {
  const { rows } = await sql<DisabledEndpoint>`
    SELECT id, account_id, url, disabled_at FROM webhook_endpoint AS endpoint
    WHERE disabled_at IS NOT NULL AND deleted_at IS NULL AND EXISTS (
      SELECT 1 FROM event WHERE subject_id = endpoint.id AND type = 'webhook_endpoint.disabled'
        AND created_at = endpoint.disabled_at)
    ORDER BY disabled_at DESC LIMIT ${limit}`.execute(db);
  return rows;
}
