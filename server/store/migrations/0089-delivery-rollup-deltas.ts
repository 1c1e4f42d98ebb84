import { type Kysely, sql } from "kysely";

/**
 * Counts of deliveries as they come, one row for each try, until they are added to their hour: on a server with several
 * processes every try of an endpoint would wait for the row of that hour otherwise. A count may be taken back, so that
 * these may be below zero.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const counts = sql.join(
    countColumns.map((name) => sql.raw(`${name} INTEGER NOT NULL`)),
    sql`, `,
  );
  await sql`
    CREATE TABLE delivery_rollup_delta (
      seq INTEGER PRIMARY KEY,
      endpoint_id TEXT NOT NULL REFERENCES webhook_endpoint (id),
      hour TEXT NOT NULL,
      ${counts},
      latency_max_ms INTEGER NOT NULL,
      latency TEXT NOT NULL,
      delay TEXT NOT NULL
    ) STRICT`.execute(db);
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
