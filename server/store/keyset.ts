import { type RawBuilder, type SqlBool, sql } from "kysely";
import { countCap, type Page } from "../../shared/page.ts";
import { orderName, type Position, readCursor, writeCursor } from "./keyset-cursor.ts";

type Reader = Parameters<RawBuilder<unknown>["execute"]>[0];

export interface KeysetQuery {
  /** Table name, or a query in parentheses over a table that is small; its rows have an integer `seq` that breaks ties. */
  table: string | RawBuilder<unknown>;
  /** What to select; columns that `filter` names must be among them. */
  columns: readonly string[];
  /**
   * One entry per stretch of an index, merged by the order: "status A" and "status B" are two walks.
   * Each entry holds the conditions that the index answers together with the order.
   */
  walks: readonly (readonly RawBuilder<SqlBool>[])[];
  /** The index of the walks, where the planner could take another. */
  index?: string;
  /** Conditions that are checked row by row on the way. */
  filter: readonly RawBuilder<SqlBool>[];
  sort: { column: string; descending: boolean };
  limit: number;
  cursor: string | null;
  /** False where nobody reads the total, which is then what the page holds. */
  isCounted?: boolean;
}

/** Where a row stands in the order. */
type Place = Pick<Position, "value" | "seq">;

export interface KeysetRow {
  seq: number;
}

/** How many rows one page looks at before it stops and hands out a cursor to go on from. */
const scanMax = 4_000;

/**
 * One page of a table by (sort column, seq), in time that depends neither on the page's depth nor
 * on the table's size.
 *
 * Row-by-row filters may match rarely, so a page looks at no more than a few thousand rows; when it
 * ends early it is `partial`, may hold fewer rows than `limit`, and its cursor goes on from there:
 * nothing is skipped.
 *
 * @throws DomainError `validation_failed` for a cursor that was not handed out here.
 */
export async function keysetPage<Row extends KeysetRow>(
  db: Reader,
  query: KeysetQuery,
): Promise<{ rows: Row[]; page: Page }> {
  const order = orderName(query.sort);
  const position = query.cursor === null ? null : readCursor(query.cursor, order);
  const isBackward = position?.isBackward === true;
  const walker = createWalker<Row>(db, query, position, query.sort.descending !== isBackward);
  const found = await walker.page();
  const rows = found.rows.slice(0, query.limit);
  if (isBackward) rows.reverse();
  const hasMore = found.rows.length > query.limit;
  const cursorAt = (row: Row | undefined, backward: boolean) =>
    row === undefined ? null : writeCursor({ ...walker.position(row), isBackward: backward, order });
  const resume = found.stoppedAt === null ? null : writeCursor({ ...found.stoppedAt, isBackward, order });
  const ahead = hasMore ? cursorAt(isBackward ? rows[0] : rows.at(-1), isBackward) : resume;
  const behind = position === null ? null : cursorAt(isBackward ? rows.at(-1) : rows[0], !isBackward);
  const total = query.isCounted === false ? { value: rows.length, capped: true } : await countRows(db, query);
  const page: Page = { next: isBackward ? behind : ahead, previous: isBackward ? ahead : behind, total };
  return { rows, page: resume !== null && !hasMore ? { ...page, partial: true } : page };
}

interface Stretch<Row> {
  rows: Row[];
  /** The last row looked at, when the scan ended before the index did. */
  stoppedAt: Place | null;
}

function createWalker<Row extends KeysetRow>(
  db: Reader,
  query: KeysetQuery,
  position: Position | null,
  isDescending: boolean,
) {
  const wanted = query.limit + 1;
  const order = orderSql(query.sort.column, isDescending);
  const columns = columnSql(query);
  const scan = Math.max(wanted, Math.ceil(scanMax / Math.max(1, query.walks.length)));

  const positionOf = (row: Row): Place => {
    const value = (row as Row & Record<string, unknown>)[query.sort.column];
    if (typeof value !== "string" && typeof value !== "number")
      throw new Error(`${query.sort.column} cannot be paged by`);
    return { value, seq: row.seq };
  };
  const compare = (a: Place, b: Place) => {
    const ascending = a.value === b.value ? a.seq - b.seq : a.value < b.value ? -1 : 1;
    return isDescending ? -ascending : ascending;
  };

  async function stretch(conditions: readonly RawBuilder<SqlBool>[]): Promise<Stretch<Row>> {
    const walk = walkSql(query, conditions, position, isDescending);
    if (query.filter.length === 0) {
      const plain = await sql<Row>`SELECT ${columns} ${walk} ORDER BY ${order} LIMIT ${wanted}`.execute(db);
      return { rows: plain.rows, stoppedAt: null };
    }
    const scanned = sql`SELECT ${columns} ${walk} ORDER BY ${order} LIMIT ${scan}`;
    const matching = sql<Row>`SELECT * FROM (${scanned}) WHERE ${sql.join([...query.filter], sql` AND `)} LIMIT ${wanted}`;
    const { rows } = await matching.execute(db);
    if (rows.length === wanted) return { rows, stoppedAt: null };
    const last = await sql<Place>`
      SELECT ${sql.ref(query.sort.column)} AS value, seq ${walk} ORDER BY ${order} LIMIT 1 OFFSET ${scan - 1}`.execute(
      db,
    );
    return { rows, stoppedAt: last.rows[0] ?? null };
  }

  return {
    position: positionOf,
    async page(): Promise<Stretch<Row>> {
      const stretches: Stretch<Row>[] = [];
      for (const conditions of query.walks) stretches.push(await stretch(conditions));
      const stops = stretches.flatMap((part) => (part.stoppedAt === null ? [] : [part.stoppedAt])).sort(compare);
      const stoppedAt = stops[0] ?? null;
      const merged = stretches.flatMap((part) => part.rows);
      if (stretches.length > 1) merged.sort((a, b) => compare(positionOf(a), positionOf(b)));
      const seen = stoppedAt === null ? merged : merged.filter((row) => compare(positionOf(row), stoppedAt) <= 0);
      return { rows: seen.slice(0, wanted), stoppedAt };
    },
  };
}

function columnSql(query: KeysetQuery): RawBuilder<unknown> {
  return sql.join([...new Set([...query.columns, "seq", query.sort.column])].map((column) => sql.ref(column)));
}

function orderSql(column: string, isDescending: boolean): RawBuilder<unknown> {
  const direction = sql.raw(isDescending ? "DESC" : "ASC");
  return sql`${sql.ref(column)} ${direction}, seq ${direction}`;
}

function walkSql(
  query: KeysetQuery,
  conditions: readonly RawBuilder<SqlBool>[],
  position: Position | null,
  isDescending: boolean,
): RawBuilder<unknown> {
  const all = [...conditions];
  if (position !== null) {
    const than = sql.raw(isDescending ? "<" : ">");
    all.push(sql<SqlBool>`(${sql.ref(query.sort.column)}, seq) ${than} (${position.value}, ${position.seq})`);
  }
  const where = all.length === 0 ? sql`` : sql`WHERE ${sql.join(all, sql` AND `)}`;
  const hint = query.index === undefined ? sql`` : sql`INDEXED BY ${sql.ref(query.index)}`;
  const table = typeof query.table === "string" ? sql.table(query.table) : query.table;
  return sql`FROM ${table} ${hint} ${where}`;
}

/** Counts up to the cap; with row-by-row filters, what the first rows of each walk hold. */
async function countRows(db: Reader, query: KeysetQuery): Promise<Page["total"]> {
  let value = 0;
  let isCapped = false;
  for (const conditions of query.walks) {
    const walk = walkSql(query, conditions, null, query.sort.descending);
    const counted = await (query.filter.length === 0 ? countPlain(db, walk) : countFiltered(db, query, walk));
    value += counted.value;
    isCapped ||= counted.capped;
    if (value >= countCap) return { value: countCap, capped: isCapped || value > countCap };
  }
  return { value, capped: isCapped };
}

async function countPlain(db: Reader, walk: RawBuilder<unknown>): Promise<Page["total"]> {
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM (SELECT 1 ${walk} LIMIT ${countCap + 1})`.execute(
    db,
  );
  const n = rows[0]?.n ?? 0;
  return { value: Math.min(n, countCap), capped: n > countCap };
}

async function countFiltered(db: Reader, query: KeysetQuery, walk: RawBuilder<unknown>): Promise<Page["total"]> {
  const scanned = sql`SELECT ${columnSql(query)} ${walk}
    ORDER BY ${orderSql(query.sort.column, query.sort.descending)} LIMIT ${scanMax + 1}`;
  const { rows } = await sql<{ n: number; scanned: number }>`
    SELECT count(*) FILTER (WHERE ${sql.join([...query.filter], sql` AND `)}) AS n, count(*) AS scanned
    FROM (${scanned})`.execute(db);
  return { value: rows[0]?.n ?? 0, capped: (rows[0]?.scanned ?? 0) > scanMax };
}

/** `column IN (...)` for any number of values; false for none. */
export function isAnyOf(column: string, values: readonly (string | number)[]): RawBuilder<SqlBool> {
  if (values.length === 0) return sql<SqlBool>`0 = 1`;
  if (values.length === 1) return sql<SqlBool>`${sql.ref(column)} = ${values[0]}`;
  return sql<SqlBool>`${sql.ref(column)} IN (${sql.join([...values])})`;
}

/** Both ends inclusive. */
export function isWithin(
  column: string,
  range: { gte?: string | number; lte?: string | number } | undefined,
): RawBuilder<SqlBool>[] {
  const conditions: RawBuilder<SqlBool>[] = [];
  if (range?.gte !== undefined) conditions.push(sql<SqlBool>`${sql.ref(column)} >= ${range.gte}`);
  if (range?.lte !== undefined) conditions.push(sql<SqlBool>`${sql.ref(column)} <= ${range.lte}`);
  return conditions;
}
