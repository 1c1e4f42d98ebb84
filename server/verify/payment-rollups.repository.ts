import { sql } from "kysely";
import type { Db } from "../database.ts";
import { firstFault } from "./fault-query.repository.ts";

/**
 * An hour whose counts of payments are not what payments, operations and sessions come to, whether they are folded or not. One
 * statement reads both sides: between two of them a running server would count something more.
 */
export function findMiscountedPayments(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      SELECT 'account ' || account_id || ': ' || trim(counted || ' ' || label) || ' of ' || hour || ' in ' || currency || ' is off by '
        || sum(n) || ' and ' || sum(amount) || ' minor units' AS fault
      FROM (
        SELECT account_id, currency, hour, counted, label, n, amount FROM payment_rollup
        UNION ALL SELECT account_id, currency, hour, counted, label, n, amount FROM payment_rollup_delta
        UNION ALL SELECT account_id, currency, hour, counted, label, -1, -amount FROM session_rollup_fact
        UNION ALL SELECT account_id, currency, hour, counted, label, -1, -amount FROM payment_rollup_fact) AS both_sides
      GROUP BY account_id, currency, hour, counted, label HAVING sum(n) <> 0 OR sum(amount) <> 0
      ORDER BY account_id, hour LIMIT 1`,
  );
}
