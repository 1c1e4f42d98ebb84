import { sql } from "kysely";
import { isPostgres } from "./engine.ts";
import type { ReadHandle } from "./store.ts";

export interface SizedTable {
  readonly name: string;
  readonly rows: number;
  readonly tableBytes: number;
  readonly indexBytes: number;
}

export interface DatabaseSize {
  readonly totalBytes: number;
  /** Inside the file and free for use again; null where the engine keeps that to itself. */
  readonly freeBytes: number | null;
  /** The largest first. */
  readonly tables: readonly SizedTable[];
}

/**
 * What the database takes on its disk, by table. On SQLite every page is read, which takes seconds for gigabytes and
 * blocks the process meanwhile: ask in a process of its own.
 */
export async function readDatabaseSize<DB>(db: ReadHandle<DB>): Promise<DatabaseSize> {
  return isPostgres(db) ? readPostgresSize(db) : readSqliteSize(db);
}

/** The tables of an index for words belong to it. */
const ownerOf = sql`CASE WHEN tbl_name LIKE 'payment_search%' THEN 'payment_search' ELSE tbl_name END`;

async function readSqliteSize<DB>(db: ReadHandle<DB>): Promise<DatabaseSize> {
  const { rows: sizes } = await sql<{ name: string; tableBytes: number; indexBytes: number }>`
    SELECT ${ownerOf} AS name,
      sum(CASE WHEN type = 'table' THEN pgsize ELSE 0 END) AS tableBytes,
      sum(CASE WHEN type = 'index' THEN pgsize ELSE 0 END) AS indexBytes
    FROM (SELECT name, sum(pgsize) AS pgsize FROM dbstat GROUP BY name) AS pages
    JOIN sqlite_schema USING (name) GROUP BY 1`.execute(db);
  const { rows: whole } = await sql<{ pages: number; free: number; size: number }>`
    SELECT page_count AS pages, freelist_count AS free, page_size AS size
    FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()`.execute(db);
  const { pages = 0, free = 0, size = 0 } = whole[0] ?? {};
  const tables: SizedTable[] = [];
  for (const sized of sizes) {
    const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(sized.name)}`.execute(db);
    tables.push({ ...sized, rows: rows[0]?.n ?? 0 });
  }
  return { totalBytes: pages * size, freeBytes: free * size, tables: largestFirst(tables) };
}

async function readPostgresSize<DB>(db: ReadHandle<DB>): Promise<DatabaseSize> {
  const { rows: tables } = await sql<SizedTable>`
    SELECT relname AS name, greatest(reltuples, 0)::bigint AS rows,
      pg_table_size(oid) AS "tableBytes", pg_indexes_size(oid) AS "indexBytes"
    FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace`.execute(db);
  const { rows: whole } = await sql<{ bytes: number }>`
    SELECT pg_database_size(current_database()) AS bytes`.execute(db);
  return { totalBytes: whole[0]?.bytes ?? 0, freeBytes: null, tables: largestFirst(tables) };
}

function largestFirst(tables: readonly SizedTable[]): SizedTable[] {
  return tables.toSorted((a, b) => b.tableBytes + b.indexBytes - (a.tableBytes + a.indexBytes));
}
