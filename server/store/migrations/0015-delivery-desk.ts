import { type Kysely, sql } from "kysely";

/** What each delivery last came to, and an index for every filter of the log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE delivery ADD COLUMN last_class TEXT CHECK (
      last_class IN ('2xx', '3xx', '4xx', '5xx', 'timeout', 'dns', 'tls', 'connection', 'other'))`.execute(db);
  await sql`
    UPDATE delivery SET last_class = (
      SELECT ${attemptClass} FROM delivery_attempt AS attempt
      WHERE attempt.delivery_id = delivery.id AND attempt.number = delivery.attempt_count)
    WHERE attempt_count > 0`.execute(db);
  // What was accepted is nearly everything: found on the way through time, it needs no index of its own.
  await sql`
    CREATE INDEX delivery_by_failure ON delivery (last_class, created_at, seq) WHERE last_class <> '2xx'`.execute(db);
  await sql`CREATE INDEX delivery_by_type ON delivery (event_type, created_at, seq)`.execute(db);
  await sql`CREATE INDEX delivery_retried ON delivery (created_at, seq) WHERE attempt_count > 1`.execute(db);
  await sql`CREATE INDEX delivery_tests ON delivery (created_at, seq) WHERE is_test = 1`.execute(db);
}

const attemptClass = sql`CASE attempt.outcome
  WHEN 'delivered' THEN '2xx'
  WHEN 'redirect' THEN '3xx'
  WHEN 'http_error' THEN iif(attempt.code < 500, '4xx', '5xx')
  WHEN 'timeout' THEN 'timeout'
  WHEN 'too_slow' THEN 'timeout'
  WHEN 'dns_error' THEN 'dns'
  WHEN 'tls_error' THEN 'tls'
  WHEN 'connection_refused' THEN 'connection'
  WHEN 'connection_reset' THEN 'connection'
  WHEN 'unreachable' THEN 'connection'
  ELSE 'other' END`;
