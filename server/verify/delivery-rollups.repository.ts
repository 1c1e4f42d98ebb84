import { type RawBuilder, sql } from "kysely";
import { histogramBoundsMs } from "../../shared/metrics/histogram.ts";
import type { Db } from "../database.ts";

/** Endpoints after `afterId`, in order. */
export async function listEndpointIds(db: Db, page: { afterId: string; limit: number }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM webhook_endpoint WHERE id > ${page.afterId} ORDER BY id LIMIT ${page.limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** One figure of one hour. */
export interface HourFigure {
  hour: string;
  name: string;
  value: number;
}

/** What is stored of an endpoint, figure by figure; zeros are left out. */
export async function listStoredFigures(db: Db, endpointId: string): Promise<HourFigure[]> {
  const ofEndpoint = sql`FROM delivery_rollup WHERE endpoint_id = ${endpointId}`;
  const named = (name: string) => sql`SELECT hour, ${name} AS name, ${sql.ref(name)} AS value ${ofEndpoint}`;
  const histogram = (name: "latency" | "delay") => sql`
    SELECT hour, ${`${name} `} || key AS name, each.value AS value
    FROM delivery_rollup, json_each(delivery_rollup.${sql.ref(name)}) AS each WHERE endpoint_id = ${endpointId}`;
  const parts = [...counts.map(named), named("latency_max_ms"), histogram("latency"), histogram("delay")];
  const { rows } = await sql<HourFigure>`
    SELECT hour, name, value FROM (${sql.join(parts, sql` UNION ALL `)}) WHERE value <> 0`.execute(db);
  return rows;
}

const counts = [
  ...["delivered_first", "delivered_later", "exhausted", "rejected", "first_failed"],
  ...["2xx", "3xx", "4xx", "5xx", "timeout", "dns", "tls", "connection", "other"].map((name) => `attempts_${name}`),
];

/** What the log says of an endpoint: how often each thing was counted in each hour. */
export interface CountedFact {
  hour: string;
  counted: string;
  /** Of its length; null where it has none. */
  bucket: number | null;
  n: number;
  /** The longest. */
  ms: number | null;
}

export async function listCountedFacts(db: Db, endpointId: string): Promise<CountedFact[]> {
  const { rows } = await sql<CountedFact>`
    SELECT hour, counted, iif(ms IS NULL, NULL, ${bucketOf(0, histogramBoundsMs.length)}) AS bucket,
      count(*) AS n, max(ms) AS ms
    FROM delivery_rollup_fact WHERE endpoint_id = ${endpointId} GROUP BY 1, 2, 3`.execute(db);
  return rows;
}

/** A search by halves. */
function bucketOf(low: number, high: number): RawBuilder<number> {
  if (low === high) return sql`${sql.lit(low)}`;
  const middle = (low + high) >> 1;
  const bound = sql.lit(histogramBoundsMs[middle] ?? 0);
  return sql`iif(ms <= ${bound}, ${bucketOf(low, middle)}, ${bucketOf(middle + 1, high)})`;
}
