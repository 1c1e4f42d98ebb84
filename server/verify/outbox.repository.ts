import { sql } from "kysely";
import type { Db } from "../database.ts";
import { firstFault } from "./fault-query.repository.ts";

/** An operation whose outcome is known and that no event tells of. */
export function findUntold(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'operation ' || operation.id || ' (' || operation.kind || ' ' || operation.state || ') has no event' AS fault
      FROM operation LEFT JOIN event ON event.operation_id = operation.id
      WHERE operation.state IN ('succeeded', 'failed') AND event.seq IS NULL LIMIT 1`,
  );
}

/** A session that was called off before anybody tried to pay, and that no event tells of. */
export function findUntoldSession(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'session ' || session.id || ' was cancelled and has no event' AS fault
      FROM checkout_session AS session
      WHERE session.status = 'cancelled' AND session.payment_id IS NULL AND NOT EXISTS (
        SELECT 1 FROM event WHERE event.subject_id = session.id AND event.type = 'session.cancelled')
      LIMIT 1`,
  );
}

/** An event of an operation that has no outcome, or of another payment's. */
export function findUnfounded(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'event ' || event.id || ' (' || event.type || ') does not agree with operation ' || operation.id || ' (' ||
        operation.kind || ' ' || operation.state || ')' AS fault
      FROM event JOIN operation ON operation.id = event.operation_id
      WHERE operation.state NOT IN ('succeeded', 'failed') OR operation.payment_id <> event.subject_id LIMIT 1`,
  );
}

/** An event with more or fewer deliveries than were written with it, or that tells one address of one endpoint the same twice. */
export function findMiscounted(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'event ' || event.id || ' (' || event.type || ') was written with ' || event.delivery_count ||
        ' deliveries and has ' || count(delivery.seq) || ', ' ||
        count(DISTINCT delivery.endpoint_id || ' ' || delivery.event_type || ' ' || delivery.url) || ' of them different' AS fault
      FROM event LEFT JOIN delivery ON delivery.event_id = event.id
      GROUP BY event.seq
      HAVING count(delivery.seq) <> event.delivery_count OR count(delivery.seq) <> count(DISTINCT delivery.endpoint_id || ' ' || delivery.event_type || ' ' || delivery.url)
        OR max(delivery.account_id <> event.account_id)
      LIMIT 1`,
  );
}
