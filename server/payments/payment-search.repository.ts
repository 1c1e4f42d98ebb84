import { type RawBuilder, type Selectable, type SqlBool, sql } from "kysely";
import { DomainError, fieldSaying } from "../../shared/errors.ts";
import type { Listed } from "../../shared/page.ts";
import { say } from "../../shared/sentences/say.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { Db } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import { searchExpression } from "../search/payment-words.ts";
import { keepingOrder } from "../store/engine.ts";
import { isAnyOf, isWithin } from "../store/keyset.ts";
import { orderName, readCursor, writeCursor } from "../store/keyset-cursor.ts";
import { paymentColumns, toPaymentRecord } from "./payment.columns.ts";
import { factFilters } from "./payment-facts.repository.ts";
import { columnValues, type PaymentListOptions, rowFilters } from "./payment-list.repository.ts";
import type { PaymentRecord } from "./payment.record.ts";
import type { PaymentTable } from "./payment.table.ts";

/** How many matches one page looks at before it hands out a cursor to go on from. */
const scanMax = 2_000;

/**
 * Payments whose words match, newest first, which is the order of the index: sorting a million
 * matches by anything else takes seconds.
 *
 * @throws DomainError `validation_failed` for an order other than newest first.
 */
export async function searchPaymentRows(
  db: Db,
  scope: AccountScope,
  request: ListRequest,
  text: string,
  { facts, isCounted = true }: PaymentListOptions = {},
): Promise<Listed<PaymentRecord>> {
  if (request.sort.column !== "created_at") {
    const fields = [fieldSaying("sort", say("list.sort_of_search"))];
    throw new DomainError("validation_failed", say("refusal.search_not_by_amount"), { fields });
  }
  const expression = searchExpression(text);
  if (expression === null)
    return { data: [], page: { next: null, previous: null, total: { value: 0, capped: false } } };
  const conditions = [...conditionsOf(scope, request), ...(facts === undefined ? [] : factFilters(facts))];
  const found = await scan(db, { expression, isCounted }, request, conditions);
  const data = found.rows.map(toPaymentRecord);
  return { data, page: found.page };
}

function conditionsOf(scope: AccountScope, request: ListRequest): RawBuilder<SqlBool>[] {
  const named = [...columnValues(scope, request)].map(([column, values]) => isAnyOf(`payment.${column}`, values));
  const { range } = request.filters;
  return [
    ...named,
    ...isWithin("payment.amount", range["amount"]),
    ...isWithin("payment.created_at", range["created_at"]),
    ...rowFilters(request),
  ];
}

async function scan(
  db: Db,
  { expression, isCounted }: { expression: string; isCounted: boolean },
  request: ListRequest,
  conditions: readonly RawBuilder<SqlBool>[],
): Promise<{ rows: Selectable<PaymentTable>[]; page: Listed<never>["page"] }> {
  const order = orderName({ column: "q", descending: request.sort.descending });
  const position = request.cursor === null ? null : readCursor(request.cursor, order);
  const isBackward = position?.isBackward === true;
  const isDescending = request.sort.descending !== isBackward;
  const matches = matchSql(expression, position?.seq ?? null, isDescending, scanMax);
  const wanted = request.limit + 1;
  const where = conditions.length === 0 ? null : sql`WHERE ${sql.join([...conditions], sql` AND `)}`;
  const columns = sql.join(paymentColumns.map((column) => sql.ref(`payment.${column}`)));
  const { rows: found } = await sql<Selectable<PaymentTable>>`
    SELECT ${columns} FROM (${matches}) AS hit CROSS JOIN payment ON payment.seq = hit.seq ${where ?? sql``}
    ${keepingOrder(db, sql`hit.seq`, isDescending)} LIMIT ${wanted}`.execute(db);
  const rows = found.slice(0, request.limit);
  if (isBackward) rows.reverse();
  const stoppedAt = found.length === wanted ? null : await scanEnd(db, matches);
  const at = (row: { seq: number } | undefined, backward: boolean) =>
    row === undefined ? null : writeCursor({ value: row.seq, seq: row.seq, isBackward: backward, order });
  const resume = stoppedAt === null ? null : at({ seq: stoppedAt }, isBackward);
  const ahead = found.length === wanted ? at(isBackward ? rows[0] : rows.at(-1), isBackward) : resume;
  const behind = position === null ? null : at(isBackward ? rows.at(-1) : rows[0], !isBackward);
  const total = isCounted ? await count(db, expression, where) : { value: rows.length, capped: true };
  const page = { next: isBackward ? behind : ahead, previous: isBackward ? ahead : behind, total };
  return { rows, page: resume === null ? page : { ...page, partial: true } };
}

function matchSql(expression: string, after: number | null, isDescending: boolean, limit: number): RawBuilder<unknown> {
  const than = sql.raw(isDescending ? "<" : ">");
  const from = after === null ? sql`` : sql`AND rowid ${than} ${after}`;
  const direction = sql.raw(isDescending ? "DESC" : "ASC");
  return sql`SELECT rowid AS seq FROM payment_search WHERE payment_search MATCH ${expression} ${from}
    ORDER BY rowid ${direction} LIMIT ${limit}`;
}

/** The last match looked at, when there may be more behind it. */
async function scanEnd(db: Db, matches: RawBuilder<unknown>): Promise<number | null> {
  const { rows } = await sql<{ seq: number }>`SELECT seq FROM (${matches}) LIMIT 1 OFFSET ${scanMax - 1}`.execute(db);
  return rows[0]?.seq ?? null;
}

/** Of the newest matches; more than a page looks at are not counted. */
async function count(
  db: Db,
  expression: string,
  where: RawBuilder<unknown> | null,
): Promise<Listed<never>["page"]["total"]> {
  const newest = matchSql(expression, null, true, scanMax + 1);
  if (where === null) {
    // Every match counts, so no payment is looked at.
    const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM (${newest}) AS hit`.execute(db);
    const n = rows[0]?.n ?? 0;
    return { value: Math.min(n, scanMax), capped: n > scanMax };
  }
  const { rows } = await sql<{ n: number; scanned: number }>`
    SELECT (SELECT count(*) FROM (${newest})) AS scanned,
      (SELECT count(*) FROM (${newest}) AS hit CROSS JOIN payment ON payment.seq = hit.seq ${where}) AS n`.execute(db);
  const { n = 0, scanned = 0 } = rows[0] ?? {};
  return { value: Math.min(n, scanMax), capped: scanned > scanMax };
}
