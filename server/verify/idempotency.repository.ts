import { sql } from "kysely";
import type { Db } from "../database.ts";
import { firstFault } from "./fault-query.repository.ts";

/** A key that names an operation that is missing, is another payment's, or was started by another key. */
export async function findMisledKey(db: Db): Promise<string | null> {
  const misled = await firstFault(
    db,
    sql`
      SELECT 'idempotency key ' || key_row.key || ' of ' || key_row.scope || ' names ' ||
        coalesce('operation ' || key_row.operation_id, 'no operation') || ' of ' || coalesce(key_row.object_id, 'nothing') ||
        ', which does not agree with what is stored' AS fault
      FROM idempotency_key AS key_row LEFT JOIN operation ON operation.id = key_row.operation_id
      WHERE (key_row.operation_id IS NOT NULL AND (operation.seq IS NULL OR operation.payment_id IS NOT key_row.object_id))
        OR (key_row.response IS NOT NULL AND (NOT json_valid(key_row.response)
          OR coalesce(json_extract(key_row.response, '$.id'), key_row.object_id) IS NOT key_row.object_id))
      LIMIT 1`,
  );
  if (misled !== null) return misled;
  return firstFault(
    db,
    sql`
      SELECT 'operation ' || operation_id || ' was started by ' || count(*) || ' idempotency keys' AS fault
      FROM idempotency_key WHERE operation_id IS NOT NULL GROUP BY operation_id HAVING count(*) > 1 LIMIT 1`,
  );
}
