import { sql } from "kysely";
import type { Db } from "../database.ts";

/** What SQLite itself finds wrong with the file: broken pages or indexes, broken rules, rows that point nowhere. */
export async function findFileFault(db: Db): Promise<string | null> {
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
