import { sql } from "kysely";
import type { TestContext } from "./context.ts";

/** As many more deliveries like those that an endpoint has, without their attempts and figures. */
export async function copyDelivery(
  ctx: TestContext,
  { endpointId, times, at }: { endpointId: string; times: number; at: string },
): Promise<void> {
  await ctx.store.write(async (trx) => {
    await sql`
      WITH RECURSIVE copy (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < ${times})
      INSERT INTO delivery (id, account_id, event_id, event_type, endpoint_id, subject_id, dialect, lane, state, url,
        method, next_attempt_at, last_code, last_error, last_class, created_at, finished_at)
      SELECT id || '-' || n, account_id, event_id, event_type, endpoint_id, subject_id, dialect, lane, state, url,
        method, iif(next_attempt_at IS NULL, NULL, ${at}), last_code, last_error, last_class, ${at},
        iif(finished_at IS NULL, NULL, ${at})
      FROM delivery, copy WHERE endpoint_id = ${endpointId}`.execute(trx);
  });
}
