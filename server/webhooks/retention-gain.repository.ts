import { sql } from "kysely";
import type { Db } from "../database.ts";

/** How many deliveries made up to `until` have not lost their contents, and how many bytes those are. */
export async function measureContents(db: Db, until: string): Promise<{ deliveries: number; bytes: number }> {
  // What was removed of a try leaves an empty list of headers.
  const attempts = sql`SELECT delivery_id, sum(octet_length(request_headers) +
      coalesce(octet_length(response_headers), 0) + coalesce(octet_length(response_body), 0)) AS bytes
    FROM delivery_attempt WHERE request_headers <> '{}' GROUP BY delivery_id`;
  const { rows } = await sql<{ deliveries: number; bytes: number | null }>`
    SELECT count(*) AS deliveries, sum(coalesce(octet_length(delivery.body), 0) + coalesce(tried.bytes, 0)) AS bytes
    FROM delivery LEFT JOIN (${attempts}) AS tried ON tried.delivery_id = delivery.id
    WHERE delivery.created_at <= ${until} AND (delivery.body IS NOT NULL OR tried.bytes IS NOT NULL)`.execute(db);
  const { deliveries = 0, bytes = 0 } = rows[0] ?? {};
  return { deliveries, bytes: bytes ?? 0 };
}
