import { sql } from "kysely";
import type { Db } from "../database.ts";

/** How many deliveries made up to `until` have not lost their contents, and how many bytes those are. */
export async function measureContents(db: Db, until: string): Promise<{ deliveries: number; bytes: number }> {
  const kept = sql`delivery.body IS NOT NULL AND delivery.created_at <= ${until}`;
  const { rows: bodies } = await sql<{ deliveries: number; bytes: number | null }>`
    SELECT count(*) AS deliveries, sum(octet_length(body)) AS bytes FROM delivery WHERE ${kept}`.execute(db);
  const { rows: attempts } = await sql<{ bytes: number | null }>`
    SELECT sum(octet_length(request_headers) + coalesce(octet_length(response_headers), 0)
      + coalesce(octet_length(response_body), 0)) AS bytes
    FROM delivery JOIN delivery_attempt ON delivery_attempt.delivery_id = delivery.id WHERE ${kept}`.execute(db);
  const { deliveries = 0, bytes = 0 } = bodies[0] ?? {};
  return { deliveries, bytes: (bytes ?? 0) + (attempts[0]?.bytes ?? 0) };
}
