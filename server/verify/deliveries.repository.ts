import { sql } from "kysely";
import type { Db } from "../database.ts";
import { firstFault } from "./fault-query.repository.ts";

/** A delivery whose state is not what its attempts say. */
export function findUnprovenDelivery(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'delivery ' || delivery.id || ' is ' || delivery.state || ' with ' || count(attempt.number) ||
        ' attempts of ' || delivery.attempt_count || ' counted, none of which says so' AS fault
      FROM delivery LEFT JOIN delivery_attempt AS attempt ON attempt.delivery_id = delivery.id
      GROUP BY delivery.seq
      HAVING count(attempt.number) <> delivery.attempt_count
        OR (delivery.state = 'delivered' AND count(*) FILTER (WHERE attempt.code BETWEEN 200 AND 299) = 0)
      LIMIT 1`,
  );
}

/** A dropped delivery whose endpoint is still there. */
export function findWronglyDropped(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'delivery ' || delivery.id || ' is dropped, but endpoint ' || endpoint.id || ' was not deleted' AS fault
      FROM delivery JOIN webhook_endpoint AS endpoint ON endpoint.id = delivery.endpoint_id
      WHERE delivery.state = 'dropped' AND endpoint.deleted_at IS NULL LIMIT 1`,
  );
}

export interface EndedDelivery {
  seq: number;
  id: string;
  dialect: string;
  state: "exhausted" | "rejected";
  attempt_count: number;
  /** Of the newest attempt. */
  code: number | null;
  outcome: string | null;
}

/** Deliveries that ended without success, after `afterSeq`, in order. */
export async function listEnded(db: Db, page: { afterSeq: number; limit: number }): Promise<EndedDelivery[]> {
  const { rows } = await sql<EndedDelivery>`
    SELECT delivery.seq, delivery.id, delivery.dialect, delivery.state, delivery.attempt_count, attempt.code, attempt.outcome
    FROM delivery LEFT JOIN delivery_attempt AS attempt
      ON attempt.delivery_id = delivery.id AND attempt.number = delivery.attempt_count
    WHERE delivery.seq > ${page.afterSeq} AND delivery.state IN ('exhausted', 'rejected') AND delivery.is_test = 0
    ORDER BY delivery.seq LIMIT ${page.limit}`.execute(db);
  return rows;
}

/** A delivery that is held longer than anybody may hold it, that nobody will look at, or that is over and still held. */
export function findStuckDelivery(db: Db, leaseEndedBefore: string): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'delivery ' || id || ' is ' || state || CASE
        WHEN state <> 'pending' THEN ' and still waits or is held'
        WHEN lease_until IS NOT NULL THEN ' and in flight beyond its lease, which ended ' || lease_until
        ELSE ' and nobody will look at it' END AS fault
      FROM delivery
      WHERE (state = 'pending' AND (next_attempt_at IS NULL AND lease_until IS NULL OR lease_until < ${leaseEndedBefore}))
        OR (state <> 'pending' AND (next_attempt_at IS NOT NULL OR lease_until IS NOT NULL OR lease_token IS NOT NULL))
      LIMIT 1`,
  );
}

/**
 * An operation that is open and that neither the reconciler nor, where it waits for a person, anybody else will ever
 * see, or one that is settled and still waits.
 */
export function findStuckOperation(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'operation ' || id || ' is ' || state || CASE WHEN state IN ('pending', 'unknown')
        THEN ' and nobody will look at it' ELSE ' and still waits, or was never settled' END AS fault
      FROM operation
      WHERE (state IN ('pending', 'unknown') AND (settled_at IS NOT NULL OR (next_attempt_at IS NULL AND NOT EXISTS (
          SELECT 1 FROM approval WHERE approval.operation_id = operation.id AND approval.state = 'waiting'))))
        OR (state IN ('succeeded', 'failed') AND (next_attempt_at IS NOT NULL OR settled_at IS NULL))
      LIMIT 1`,
  );
}

/** A request that waits for a person while its operation does not, or the other way round. */
export function findMisledRequest(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'request ' || approval.id || ' is ' || approval.state || ', and its operation ' || operation.state AS fault
      FROM approval JOIN operation ON operation.id = approval.operation_id
      WHERE (approval.state = 'waiting') <> (operation.state = 'pending' AND operation.next_attempt_at IS NULL)
        OR (approval.state = 'declined' AND operation.state <> 'failed')
        OR operation.payment_id <> approval.payment_id OR operation.kind <> approval.kind
      LIMIT 1`,
  );
}
