import { type RawBuilder, sql } from "kysely";
import { histogramBoundsMs } from "../../shared/metrics/histogram.ts";
import type { Db } from "../database.ts";

/** Endpoints after `afterId`, in order. */
export async function listEndpointIds(db: Db, page: { afterId: string; limit: number }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM webhook_endpoint WHERE id > ${page.afterId} ORDER BY id LIMIT ${page.limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** One figure of one hour, as it is stored. */
interface HourFigure {
  hour: string;
  name: string;
  value: number;
}

/** What the log says of one hour of an endpoint: how often a thing was counted in it. */
export interface CountedFact {
  hour: string;
  counted: string;
  /** Of its length; null where it has none. */
  bucket: number | null;
  n: number;
  /** The longest. */
  ms: number | null;
}

/**
 * What is stored of an endpoint, figure by figure without zeros, beside what its log says. One statement reads
 * both: between two of them a running server would record another try.
 */
export async function readBothSides(
  db: Db,
  endpointId: string,
): Promise<{ stored: HourFigure[]; facts: CountedFact[] }> {
  const { rows } = await sql<CountedFact & { is_stored: number }>`
    SELECT 1 AS is_stored, hour, name AS counted, NULL AS bucket, value AS n, NULL AS ms
    FROM (${storedFigures(endpointId)}) WHERE value <> 0
    UNION ALL
    SELECT 0, hour, counted, iif(ms IS NULL, NULL, ${bucketOf(0, histogramBoundsMs.length)}), count(*), max(ms)
    FROM delivery_rollup_fact WHERE endpoint_id = ${endpointId} GROUP BY 2, 3, 4`.execute(db);
  const stored = rows.filter((row) => row.is_stored === 1);
  return {
    stored: stored.map(({ hour, counted, n }) => ({ hour, name: counted, value: n })),
    facts: rows.filter((row) => row.is_stored === 0),
  };
}

/** Whether they are added to their hour already or only appended. */
function storedFigures(endpointId: string): RawBuilder<unknown> {
  const columns = sql.join(["hour", ...counts, "latency_max_ms", "latency", "delay"].map((name) => sql.ref(name)));
  const from = (table: string) => sql`SELECT ${columns} FROM ${sql.table(table)} WHERE endpoint_id = ${endpointId}`;
  const named = (name: string, total: "sum" | "max") =>
    sql`SELECT hour, ${name} AS name, ${sql.raw(total)}(${sql.ref(name)}) AS value FROM stored_hour GROUP BY hour`;
  const histogram = (name: "latency" | "delay") => sql`
    SELECT hour, ${`${name} `} || key AS name, sum(CAST(each.value AS BIGINT)) AS value
    FROM stored_hour, json_each(stored_hour.${sql.ref(name)}) AS each GROUP BY hour, key`;
  const parts = [
    ...counts.map((name) => named(name, "sum")),
    named("latency_max_ms", "max"),
    ...[histogram("latency"), histogram("delay")],
  ];
  return sql`
    WITH stored_hour AS (${from("delivery_rollup")} UNION ALL ${from("delivery_rollup_delta")})
    ${sql.join(parts, sql` UNION ALL `)}`;
}

const counts = [
  ...["delivered_first", "delivered_later", "exhausted", "rejected", "first_failed"],
  ...["2xx", "3xx", "4xx", "5xx", "timeout", "dns", "tls", "connection", "other"].map((name) => `attempts_${name}`),
];

/** A search by halves. */
function bucketOf(low: number, high: number): RawBuilder<number> {
  if (low === high) return sql`${sql.lit(low)}`;
  const middle = (low + high) >> 1;
  const bound = sql.lit(histogramBoundsMs[middle] ?? 0);
  return sql`iif(ms <= ${bound}, ${bucketOf(low, middle)}, ${bucketOf(middle + 1, high)})`;
}
