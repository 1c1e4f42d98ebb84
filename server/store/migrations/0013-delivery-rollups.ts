import { type Kysely, sql } from "kysely";

/** Counts of deliveries and their tries by endpoint and hour, made up for what is there already. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const counts = sql.join(
    countColumns.map((name) => sql.raw(`${name} INTEGER NOT NULL CHECK (${name} >= 0)`)),
    sql`, `,
  );
  await sql`
    CREATE TABLE delivery_rollup (
      endpoint_id TEXT NOT NULL REFERENCES webhook_endpoint (id),
      hour TEXT NOT NULL CHECK (length(hour) = 13),
      ${counts},
      latency_max_ms INTEGER NOT NULL CHECK (latency_max_ms >= 0),
      latency TEXT NOT NULL CHECK (json_valid(latency)),
      delay TEXT NOT NULL CHECK (json_valid(delay)),
      PRIMARY KEY (endpoint_id, hour)
    ) STRICT, WITHOUT ROWID`.execute(db);
  // One row for each thing that is counted, so that the counts can be made up and proven from the log itself. A cross
  // join and the plus keep the planner to the deliveries of the endpoint that is asked about: it would rather scan all.
  await sql`
    CREATE VIEW delivery_rollup_fact AS
    SELECT delivery.endpoint_id, substr(attempt.started_at, 1, 13) AS hour, 'attempts_' || ${attemptClass} AS counted,
      attempt.duration_ms AS ms
    FROM delivery CROSS JOIN delivery_attempt AS attempt ON attempt.delivery_id = delivery.id
    WHERE delivery.is_test = 0
    UNION ALL
    SELECT delivery.endpoint_id, substr(delivery.created_at, 1, 13), 'first_failed', NULL
    FROM delivery CROSS JOIN delivery_attempt AS attempt ON attempt.delivery_id = delivery.id
    WHERE delivery.is_test = 0 AND attempt.number = 1 AND attempt.outcome <> 'delivered'
    UNION ALL
    SELECT delivery.endpoint_id, substr(delivery.created_at, 1, 13),
      iif(attempt.number = 1, 'delivered_first', 'delivered_later'),
      max(0, CAST(round((julianday(attempt.started_at) - julianday(delivery.created_at)) * 86400000) AS INTEGER)
        + attempt.duration_ms)
    FROM delivery CROSS JOIN delivery_attempt AS attempt ON attempt.delivery_id = delivery.id
    WHERE delivery.is_test = 0 AND attempt.outcome = 'delivered' AND (attempt.number = 1 OR NOT EXISTS (
      SELECT 1 FROM delivery_attempt AS earlier WHERE earlier.delivery_id = delivery.id
        AND earlier.number < attempt.number AND earlier.outcome = 'delivered'))
    UNION ALL
    SELECT delivery.endpoint_id, substr(delivery.created_at, 1, 13), delivery.state, NULL
    FROM delivery WHERE delivery.is_test = 0 AND +delivery.state IN ('exhausted', 'rejected')`.execute(db);
  await backFill(db);
}

const countColumns = [
  "delivered_first",
  "delivered_later",
  "exhausted",
  "rejected",
  "first_failed",
  "attempts_2xx",
  "attempts_3xx",
  "attempts_4xx",
  "attempts_5xx",
  "attempts_timeout",
  "attempts_dns",
  "attempts_tls",
  "attempts_connection",
  "attempts_other",
];

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

/** The longest length of each bucket, milliseconds; what is longer than all of them has one more. */
const boundsMs = [
  ...[1, 2, 3, 4, 5, 6, 8],
  ...[0, 1, 2, 3, 4, 5, 6, 7].flatMap((power) =>
    [10, 13, 16, 20, 25, 32, 40, 50, 63, 80].map((step) => step * 10 ** power),
  ),
  10 ** 9,
];

/** A search by halves: walking through all bounds for every row would take minutes. */
function bucketOf(low: number, high: number): string {
  if (low === high) return String(low);
  const middle = (low + high) >> 1;
  return `iif(ms <= ${boundsMs[middle] ?? 0}, ${bucketOf(low, middle)}, ${bucketOf(middle + 1, high)})`;
}

const answered = sql`('attempts_2xx', 'attempts_3xx', 'attempts_4xx', 'attempts_5xx')`;
const delivered = sql`('delivered_first', 'delivered_later')`;

async function backFill(db: Kysely<unknown>): Promise<void> {
  const bucket = sql.raw(bucketOf(0, boundsMs.length));
  const sums = sql.join(countColumns.map((name) => sql.raw(`coalesce(sum(n) FILTER (WHERE counted = '${name}'), 0)`)));
  await sql`
    CREATE TEMP TABLE counted_fact AS
    SELECT endpoint_id, hour, counted, iif(ms IS NULL, NULL, ${bucket}) AS bucket, count(*) AS n, max(ms) AS ms
    FROM delivery_rollup_fact GROUP BY 1, 2, 3, 4`.execute(db);
  const histogram = (wanted: typeof answered) => sql`(
    SELECT json_group_object(CAST(bucket AS TEXT), n) FROM (
      SELECT part.bucket, sum(part.n) AS n FROM counted_fact AS part
      WHERE part.endpoint_id = whole.endpoint_id AND part.hour = whole.hour AND part.counted IN ${wanted}
      GROUP BY part.bucket))`;
  await sql`CREATE INDEX temp.counted_fact_by_hour ON counted_fact (endpoint_id, hour)`.execute(db);
  await sql`
    INSERT INTO delivery_rollup
    SELECT endpoint_id, hour, ${sums}, coalesce(max(ms) FILTER (WHERE counted IN ${answered}), 0),
      ${histogram(answered)}, ${histogram(delivered)}
    FROM counted_fact AS whole GROUP BY endpoint_id, hour`.execute(db);
  await sql`DROP TABLE temp.counted_fact`.execute(db);
}
