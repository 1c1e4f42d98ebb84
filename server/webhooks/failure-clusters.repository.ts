import { sql } from "kysely";
import { answeredClasses } from "../../shared/metrics/attempt-class.ts";
import type { FailureCluster } from "../../shared/webhooks/recovery.schema.ts";
import type { Db } from "../database.ts";
import { isAnyOf } from "../store/keyset.ts";

export interface ClusterQuery {
  /** Of the event, both ends inclusive, UTC. */
  from: string;
  to: string;
  /** Null for every account. */
  accountIds: readonly string[] | null;
  /** Null for every endpoint. */
  endpointId: string | null;
}

type FailingEndpoint = Pick<FailureCluster, "endpoint_id" | "account_id" | "url">;

/** Endpoints in reach for which anything was given up in the window. */
export async function listFailingEndpoints(db: Db, query: ClusterQuery): Promise<FailingEndpoint[]> {
  const { accountIds, endpointId } = query;
  const reach = accountIds === null ? sql`` : sql`AND ${isAnyOf("endpoint.account_id", accountIds)}`;
  const named = endpointId === null ? sql`` : sql`AND endpoint.id = ${endpointId}`;
  const { rows } = await sql<FailingEndpoint>`
    SELECT endpoint.id AS endpoint_id, endpoint.account_id, endpoint.url FROM webhook_endpoint AS endpoint
    WHERE EXISTS (SELECT 1 ${givenUp(query)} AND endpoint_id = endpoint.id) ${reach} ${named}`.execute(db);
  return rows;
}

type ClusterCounts = Pick<FailureCluster, "class" | "code" | "count" | "first_at" | "last_at">;

/** The same failures of one endpoint together, out of the newest `scan` in the window. */
export async function countClusters(
  db: Db,
  { endpointId, scan, ...window }: Pick<ClusterQuery, "from" | "to"> & { endpointId: string; scan: number },
): Promise<ClusterCounts[]> {
  const { rows } = await sql<ClusterCounts>`
    SELECT class, iif(${isAnyOf("class", answeredClasses)}, last_code, NULL) AS code, count(*) AS count,
      min(created_at) AS first_at, max(created_at) AS last_at
    FROM (SELECT last_class AS class, last_code, created_at ${givenUp(window)} AND endpoint_id = ${endpointId}
      ORDER BY created_at DESC LIMIT ${scan})
    GROUP BY 1, 2`.execute(db);
  return rows;
}

/** What the newest failure of a cluster said, word for word. */
export async function findExample(
  db: Db,
  { endpoint_id, class: name, last_at }: Pick<FailureCluster, "endpoint_id" | "class" | "last_at">,
): Promise<string | null> {
  const { rows } = await sql<{ error: string | null }>`
    SELECT last_error AS error ${givenUp({ from: last_at, to: last_at })} AND endpoint_id = ${endpoint_id}
      AND last_class IS ${name} LIMIT 1`.execute(db);
  return rows[0]?.error ?? null;
}

function givenUp({ from, to }: Pick<ClusterQuery, "from" | "to">) {
  return sql`FROM delivery INDEXED BY delivery_given_up
    WHERE state IN ('exhausted', 'rejected') AND is_test = 0 AND created_at >= ${from} AND created_at <= ${to}`;
}
