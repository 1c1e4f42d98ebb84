import { type RawBuilder, type Selectable, type SqlBool, sql } from "kysely";
import type { Listed } from "../../shared/page.ts";
import type { Db } from "../database.ts";
import { isAnyOf, isWithin, keysetPage } from "../store/keyset.ts";
import type { CheckoutSessionTable } from "./checkout.table.ts";
import { spacedOnce } from "./payment-details.ts";
import type { SessionRecord } from "./session.record.ts";
import { sessionColumns, sessionFromRow } from "./session.repository.ts";

/** What a page of sessions is asked by, newest or oldest first. */
export interface SessionListQuery {
  /** Values by column; the most selective one that has an index leads. */
  anyOf: ReadonlyMap<string, readonly string[]>;
  createdAt: { gte?: string | number; lte?: string | number };
  /** Only those that a person made as payment links. */
  linksOnly?: boolean;
  /** Checked row by row. */
  storeIds?: readonly string[];
  isCounted?: boolean;
  isDescending: boolean;
  limit: number;
  cursor: string | null;
}

/** Columns with an index in the order of creation, the most selective one first. */
const indexes = {
  id: null,
  merchant_reference: "checkout_session_by_reference",
  customer_id: "checkout_session_by_customer",
  account_id: "checkout_session_by_account_created",
  status: "checkout_session_by_status_created",
} as const;

type Leading = keyof typeof indexes;

const linkIndex = "checkout_session_link_by_created";

export async function listSessionRows(db: Db, query: SessionListQuery): Promise<Listed<SessionRecord>> {
  // Links are few beside the shops' own sessions: theirs is the shortest walk whatever else is asked.
  const isLinks = query.linksOnly === true;
  const leading = isLinks
    ? null
    : ((Object.keys(indexes) as Leading[]).find((column) => query.anyOf.has(column)) ?? null);
  const created = isWithin("created_at", query.createdAt);
  const others = [...query.anyOf].filter(([column]) => column !== leading);
  const index = isLinks ? linkIndex : leading === null ? "checkout_session_by_created" : indexes[leading];
  const { rows, page } = await keysetPage<Selectable<CheckoutSessionTable>>(db, {
    table: "checkout_session",
    columns: sessionColumns,
    walks: walksOf(leading, query, created),
    ...(index === null ? {} : { index }),
    filter: [...others.map(([column, values]) => isAnyOf(column, values)), ...jsonFilters(query)],
    sort: { column: "created_at", descending: query.isDescending },
    limit: query.limit,
    cursor: query.cursor,
    ...(query.isCounted === undefined ? {} : { isCounted: query.isCounted }),
  });
  return { data: rows.map(sessionFromRow), page };
}

function walksOf(
  leading: Leading | null,
  query: SessionListQuery,
  created: readonly RawBuilder<SqlBool>[],
): RawBuilder<SqlBool>[][] {
  if (query.linksOnly === true) return [[sql<SqlBool>`link_created_by IS NOT NULL`, ...created]];
  if (leading === null) return [[...created]];
  const values = query.anyOf.get(leading) ?? [];
  if (values.length === 0 || leading === "id") return [[isAnyOf(leading, values), ...created]];
  return values.map((value) => [isAnyOf(leading, [value]), ...created]);
}

function jsonFilters({ storeIds }: SessionListQuery): RawBuilder<SqlBool>[] {
  if (storeIds === undefined || storeIds.length === 0) return [];
  return [sql<SqlBool>`${sql.ref("order")} ->> '$.store.id' IN (${sql.join([...storeIds])})`];
}

/** As many as a search finds, newest first; whoever means older ones has a reference of their own for them. */
const searchedMax = 1_000;

/**
 * Ids of an account's sessions with a reference of the merchant, or with a buyer's first and last name as on an
 * address; of letters with accents the case counts.
 */
export async function searchSessionIds(
  db: Db,
  { accountId, text }: { accountId: string; text: string },
): Promise<string[]> {
  const name = spacedOnce(text);
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM (
      SELECT seq, id FROM checkout_session INDEXED BY checkout_session_by_reference
        WHERE merchant_reference = ${text} AND account_id = ${accountId}
      UNION SELECT seq, id FROM checkout_session INDEXED BY checkout_session_by_reference_2
        WHERE merchant_reference_2 = ${text} AND account_id = ${accountId}
      UNION SELECT session.seq, session.id FROM customer INDEXED BY customer_by_name
        JOIN checkout_session AS session ON session.customer_id = customer.id
        WHERE customer.account_id = ${accountId} AND customer.name = ${name} COLLATE NOCASE
      UNION SELECT session.seq, session.id FROM checkout_session_name AS named
        JOIN checkout_session AS session ON session.id = named.session_id
        WHERE named.account_id = ${accountId} AND named.name = ${name}
    ) ORDER BY seq DESC LIMIT ${searchedMax}`.execute(db);
  return rows.map((row) => row.id);
}

/** The payments that sessions led to; sessions without one are left out. */
export async function listPaymentIdsOfSessions(
  db: Db,
  key: { accountId: string; sessionIds: readonly string[] },
): Promise<string[]> {
  if (key.sessionIds.length === 0) return [];
  const rows = await db
    .selectFrom("checkout_session")
    .select("payment_id")
    .where("account_id", "=", key.accountId)
    .where("id", "in", key.sessionIds)
    .where("payment_id", "is not", null)
    .execute();
  return rows.flatMap((row) => (row.payment_id === null ? [] : [row.payment_id]));
}
