import { type Kysely, sql } from "kysely";

/**
 * Whether a delivery waits for its first try, as a number on every engine: the comparison itself is one on SQLite and
 * something else on PostgreSQL.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`DROP INDEX delivery_due`.execute(db);
  await sql`
    CREATE INDEX delivery_due ON delivery (lane, (CASE WHEN attempt_count > 0 THEN 1 ELSE 0 END), next_attempt_at, seq)
    WHERE state = 'pending'`.execute(db);
}
