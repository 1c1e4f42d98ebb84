import { sql } from "kysely";
import type { Db } from "../database.ts";
import { firstFault } from "./fault-query.repository.ts";

/** A payment of a run that names an operation which is not the one that the run means, or is not where the item says. */
export function findMisledItem(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'run ' || item.run_id || ', payment ' || item.payment_id || ': the item is ' || item.state || ', its operation '
        || coalesce(operation.kind || ' of ' || operation.amount || ' is ' || operation.state, 'is missing') AS fault
      FROM bulk_item AS item
      JOIN bulk_run AS run ON run.id = item.run_id
      LEFT JOIN operation ON operation.id = item.operation_id
      WHERE (item.operation_id IS NOT NULL OR item.state = 'done') AND (
        operation.id IS NULL OR operation.payment_id <> item.payment_id OR operation.kind <> run.kind
        OR operation.amount <> item.amount OR operation.currency <> item.currency
        OR (item.state = 'done' AND operation.state <> 'succeeded')
        OR (item.state = 'failed' AND operation.state <> 'failed')
        OR item.state IN ('planned', 'cancelled'))
      LIMIT 1`,
  );
}

/** An operation that two payments of runs claim as their own. */
export function findSharedOperation(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'operation ' || operation_id || ' is that of ' || count(*) || ' payments of bulk runs' AS fault
      FROM bulk_item WHERE operation_id IS NOT NULL
      GROUP BY operation_id HAVING count(*) > 1 LIMIT 1`,
  );
}

/** A run that counts other payments than it has, is over with some left to do, or has begun before it was planned. */
export function findMiscountedRun(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'run ' || run.id || ' is ' || run.state || ' with ' || items.found || ' of ' || run.item_count
        || ' payments, ' || items.left_over || ' of them left to do' AS fault
      FROM bulk_run AS run JOIN (
        SELECT listed.id, count(item.seq) AS found,
          count(CASE WHEN item.state IN ('planned', 'running') THEN 1 END) AS left_over,
          count(CASE WHEN item.state NOT IN ('planned', 'skipped') THEN 1 END) AS begun
        FROM bulk_run AS listed LEFT JOIN bulk_item AS item ON item.run_id = listed.id GROUP BY listed.id) AS items
        ON items.id = run.id
      WHERE (run.planning_until IS NULL AND items.found <> run.item_count)
        OR (run.planning_until IS NOT NULL AND (items.begun > 0 OR run.state <> 'running' OR items.found > run.item_count))
        OR (run.state IN ('done', 'cancelled') AND items.left_over > 0)
      LIMIT 1`,
  );
}
