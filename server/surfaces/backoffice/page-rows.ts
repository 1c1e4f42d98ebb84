import { DomainError, fieldSaying } from "../../../shared/errors.ts";
import { say } from "../../../shared/sentences/say.ts";
import type { Listed } from "../../../shared/page.ts";
import type { ListRequest } from "../../http/list-query.ts";

/**
 * A page of a list that is short enough to be read whole, such as staff or credentials: filtered,
 * sorted and cut as the big lists are. Ties are broken by id.
 *
 * @param columnsOf the filters' and the sort's values of a row, by name.
 * @throws DomainError `validation_failed` for a cursor that this list did not hand out.
 */
export function pageRows<Row extends { id: string }>(
  rows: readonly Row[],
  request: ListRequest,
  columnsOf: (row: Row) => Readonly<Record<string, string | null>>,
): Listed<Row> {
  const { sort, limit, filters } = request;
  const matches = rows.filter((row) => {
    const columns = columnsOf(row);
    const isWanted = Object.entries(filters.anyOf).every(([name, wanted]) => wanted.includes(columns[name] ?? ""));
    return isWanted && Object.entries(filters.range).every(([name, range]) => isWithin(columns[name] ?? "", range));
  });
  const keyOf = (row: Row) => columnsOf(row)[sort.column] ?? "";
  const direction = sort.descending ? -1 : 1;
  const sorted = matches.toSorted((a, b) => direction * (compare(keyOf(a), keyOf(b)) || compare(a.id, b.id)));
  const start = readStart(request.cursor);
  const end = start + limit;
  return {
    data: sorted.slice(start, end),
    page: {
      next: end < sorted.length ? writeStart(end) : null,
      previous: start > 0 ? writeStart(Math.max(0, start - limit)) : null,
      total: { value: sorted.length, capped: false },
    },
  };
}

function isWithin(value: string, range: { gte?: string | number; lte?: string | number }): boolean {
  if (range.gte !== undefined && value < String(range.gte)) return false;
  return range.lte === undefined || value <= String(range.lte);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function writeStart(start: number): string {
  return Buffer.from(`row ${start}`).toString("base64url");
}

function readStart(cursor: string | null): number {
  if (cursor === null) return 0;
  const start = /^row (\d{1,9})$/.exec(Buffer.from(cursor, "base64url").toString("utf8"))?.[1];
  if (start !== undefined) return Number(start);
  const fields = [fieldSaying("cursor", say("list.cursor"))];
  throw new DomainError("validation_failed", say("list.cursor_foreign"), { fields });
}
