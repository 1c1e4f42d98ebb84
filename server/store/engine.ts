import { PostgresAdapter, type RawBuilder, sql } from "kysely";
import type { ReadHandle } from "./store.ts";

type Handle = Pick<ReadHandle<unknown>, "getExecutor">;

export function isPostgres(db: Handle): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** Rows that another claim holds are passed over instead of waited for; on SQLite claims never meet. */
export function passingOverClaimed(db: Handle): RawBuilder<unknown> {
  return isPostgres(db) ? sql`FOR UPDATE SKIP LOCKED` : sql``;
}

/** What the engine itself finds wrong: broken pages or indexes, broken rules, rows that point nowhere; null when nothing. */
export async function findEngineFault<DB>(db: ReadHandle<DB>): Promise<string | null> {
  return isPostgres(db) ? findPostgresFault(db) : findSqliteFault(db);
}

async function findSqliteFault<DB>(db: ReadHandle<DB>): Promise<string | null> {
  const integrity = await sql<{ integrity_check: string }>`PRAGMA integrity_check(1)`.execute(db);
  const found = integrity.rows[0]?.integrity_check ?? "integrity_check gave no answer";
  if (found !== "ok") return found;
  const orphans = await sql<{ table: string; rowid: number | null; parent: string }>`
    SELECT "table", rowid, parent FROM pragma_foreign_key_check() LIMIT 1`.execute(db);
  const [orphan] = orphans.rows;
  return orphan === undefined
    ? null
    : `row ${orphan.rowid ?? "?"} of ${orphan.table} points to a row of ${orphan.parent} that does not exist`;
}

/** The server checks pages as it reads them, and rules as it writes; what is left is a rule or an index put out of use. */
async function findPostgresFault<DB>(db: ReadHandle<DB>): Promise<string | null> {
  const { rows } = await sql<{ fault: string }>`
    SELECT 'constraint ' || conname || ' of ' || conrelid::regclass || ' has not been checked' AS fault
    FROM pg_constraint WHERE NOT convalidated AND connamespace = current_schema()::regnamespace
    UNION ALL
    SELECT 'index ' || indexrelid::regclass || ' is not in use' FROM pg_index
    JOIN pg_class ON pg_class.oid = pg_index.indexrelid
    WHERE NOT indisvalid AND relnamespace = current_schema()::regnamespace
    UNION ALL
    SELECT 'trigger ' || tgname || ' of ' || tgrelid::regclass || ' is out of use' FROM pg_trigger
    JOIN pg_class ON pg_class.oid = pg_trigger.tgrelid
    WHERE tgenabled = 'D' AND relnamespace = current_schema()::regnamespace
    LIMIT 1`.execute(db);
  return rows[0]?.fault ?? null;
}
