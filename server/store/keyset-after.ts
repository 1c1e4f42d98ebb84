import { type RawBuilder, type SqlBool, sql } from "kysely";
import { type KeysetRow, keysetPage } from "./keyset.ts";
import { orderName, writeCursor } from "./keyset-cursor.ts";

type Reader = Parameters<typeof keysetPage>[0];

export interface AfterQuery {
  table: string;
  columns: readonly string[];
  /** Whose rows can be listed at all: a row outside of it is unknown. */
  owned: readonly RawBuilder<SqlBool>[];
  /** What narrows the list further. */
  conditions: readonly RawBuilder<SqlBool>[];
  sort: { column: string; descending: boolean };
  limit: number;
  /** The row behind which to begin; null for the start. */
  after: { column: string; value: string } | null;
}

/**
 * The rows behind one that the caller names, by (sort column, seq), so that rows that come later
 * do not shift what follows. Null when the caller names no row of theirs.
 */
export async function pageAfter<Row extends KeysetRow>(
  db: Reader,
  query: AfterQuery,
): Promise<{ rows: Row[]; hasMore: boolean } | null> {
  const { table, columns, owned, conditions, sort, limit, after } = query;
  let cursor: string | null = null;
  if (after !== null) {
    const named = sql.join([...owned, sql<SqlBool>`${sql.ref(after.column)} = ${after.value}`], sql` AND `);
    const { rows } = await sql<{ value: string | number; seq: number }>`
      SELECT ${sql.ref(sort.column)} AS value, seq FROM ${sql.table(table)} WHERE ${named}`.execute(db);
    const [place] = rows;
    if (place === undefined) return null;
    cursor = writeCursor({ ...place, isBackward: false, order: orderName(sort) });
  }
  const walks = [[...owned, ...conditions]];
  const { rows, page } = await keysetPage<Row>(db, {
    table,
    columns,
    walks,
    filter: [],
    sort,
    limit,
    cursor,
    isCounted: false,
  });
  return { rows, hasMore: page.next !== null };
}
