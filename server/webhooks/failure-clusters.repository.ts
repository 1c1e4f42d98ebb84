import { sql } from "kysely";
import type { FailureCluster } from "../../shared/webhooks/recovery.schema.ts";
import type { Db } from "../database.ts";
import { isAnyOf } from "../store/keyset.ts";

export interface ClusterQuery {
  /** Of the event, both ends inclusive, UTC. */
  from: string;
  to: string;
  /** Null for every account. */
  accountIds: readonly string[] | null;
}

const scannedMax = 20_000;
const clustersMax = 100;

/** The largest first. */
export async function listClusters(db: Db, { from, to, accountIds }: ClusterQuery): Promise<FailureCluster[]> {
  const reach = accountIds === null ? sql`` : sql`AND ${isAnyOf("account_id", accountIds)}`;
  const ended = (state: "exhausted" | "rejected") => sql`
    SELECT * FROM (
      SELECT endpoint_id, account_id, last_code, last_error, created_at FROM delivery INDEXED BY delivery_by_state
      WHERE state = ${state} AND created_at >= ${from} AND created_at <= ${to} AND is_test = 0 ${reach}
      ORDER BY created_at DESC, seq DESC LIMIT ${scannedMax})`;
  const { rows } = await sql<FailureCluster>`
    SELECT failed.endpoint_id, failed.account_id, endpoint.url, failed.last_code AS code, failed.last_error AS error,
      count(*) AS count, min(failed.created_at) AS first_at, max(failed.created_at) AS last_at
    FROM (${ended("exhausted")} UNION ALL ${ended("rejected")}) AS failed
      JOIN webhook_endpoint AS endpoint ON endpoint.id = failed.endpoint_id
    GROUP BY failed.endpoint_id, failed.last_code, failed.last_error
    ORDER BY count(*) DESC, failed.endpoint_id LIMIT ${clustersMax}`.execute(db);
  return rows;
}
