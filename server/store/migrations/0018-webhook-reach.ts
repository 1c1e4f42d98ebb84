import { type Kysely, sql } from "kysely";

/** What an endpoint was not told, found by the endpoint, however much there is of others. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // What was accepted is nearly everything, and leaves this index again. The last column lets it count by itself.
  await sql`
    CREATE INDEX delivery_untold ON delivery (endpoint_id, state, created_at, seq, is_test)
    WHERE state <> 'delivered'`.execute(db);
  // Covers what an endpoint missed since it was disabled: by when it was skipped, which a retry is long after its event.
  await sql`
    CREATE INDEX delivery_skipped ON delivery (endpoint_id, finished_at, created_at)
    WHERE state = 'skipped' AND is_test = 0`.execute(db);
  // Covers the count of the same failures as well.
  await sql`DROP INDEX delivery_given_up`.execute(db);
  await sql`
    CREATE INDEX delivery_given_up ON delivery (endpoint_id, created_at, last_class, last_code)
    WHERE state IN ('exhausted', 'rejected') AND is_test = 0`.execute(db);
}
