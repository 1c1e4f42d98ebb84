import { sql } from "kysely";
import type { Db } from "../database.ts";

/** How many deliveries made up to `until` still have their contents, and how many bytes those are. */
export async function measureContents(db: Db, until: string): Promise<{ deliveries: number; bytes: number }> {
  const { rows: bodies } = await sql<{ deliveries: number; bytes: number | null }>`
    SELECT count(*) AS deliveries, sum(octet_length(body)) AS bytes FROM delivery
    WHERE created_at <= ${until} AND body IS NOT NULL`.execute(db);
  const { rows: attempts } = await sql<{ bytes: number | null }>`
    SELECT sum(octet_length(request_headers) + coalesce(octet_length(response_headers), 0)
      + coalesce(octet_length(response_body), 0)) AS bytes
    FROM delivery_attempt JOIN delivery ON delivery.id = delivery_attempt.delivery_id
    WHERE delivery.created_at <= ${until} AND delivery.body IS NOT NULL`.execute(db);
  const { deliveries = 0, bytes = 0 } = bodies[0] ?? {};
  return { deliveries, bytes: (bytes ?? 0) + (attempts[0]?.bytes ?? 0) };
}
