import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { Listed } from "../../../shared/page.ts";
import type { Db } from "../../database.ts";
import type { ListRequest } from "../../http/list-query.ts";
import { isAnyOf, isWithin, keysetPage } from "../../store/keyset.ts";
import type { BorrowerRecord } from "./borrower.record.ts";
import { borrowerColumns } from "./borrower.repository.ts";

/** A search that finds more people than this shows the first of them: another letter narrows it. */
const foundMax = 200;

export interface DeskSearch {
  /** What the words can be exactly: a document number without punctuation, a reference, an id. */
  exact: { number: string; text: string; customerId: string | null };
  /** What a name or an e-mail address begins with. */
  prefix: string;
}

interface DeskQuery {
  accountIds: readonly string[];
  request: Pick<ListRequest, "filters" | "sort" | "limit" | "cursor">;
  search: DeskSearch | null;
}

/** One page of the desk's list, account by account along the index of the order. */
export async function pageForDesk(db: Db, { accountIds, request, search }: DeskQuery): Promise<Listed<BorrowerRecord>> {
  const { filters, sort, limit, cursor } = request;
  const { account: _account, partner, ...anyOf } = filters.anyOf;
  const ids = search === null ? null : await findIds(db, accountIds, search);
  const conditions = [
    ...isWithin("created_at", filters.range["created_at"]),
    ...isWithin("status_since", filters.range["status_since"]),
    ...(ids === null ? [] : [isAnyOf("customer_id", ids)]),
  ];
  const walks = accountIds.map((id) => [isAnyOf("account_id", [id]), ...conditions]);
  const { rows, page } = await keysetPage<BorrowerRecord>(db, {
    table: "borrower",
    columns: borrowerColumns,
    walks: walks.length === 0 ? [[isAnyOf("account_id", [])]] : walks,
    filter: [
      ...(partner === undefined ? [] : [isAnyOf("registered_by", partner)]),
      ...Object.entries(anyOf).map(([column, values]) => isAnyOf(column, values)),
    ],
    sort,
    limit,
    cursor,
  });
  return { data: rows, page };
}

/** Sorts after whatever begins with the same text. */
const afterAnyText = "\u{10FFFF}";

/** Each part by an index of its own. An exact match is what was meant; only without one the words begin something. */
async function findIds(db: Db, accountIds: readonly string[], { exact, prefix }: DeskSearch): Promise<string[]> {
  const found: string[] = [];
  for (const accountId of accountIds) {
    const own = sql<SqlBool>`account_id = ${accountId}`;
    const matches = [
      sql<SqlBool>`cpf = ${exact.number}`,
      sql<SqlBool>`cnpj = ${exact.number}`,
      sql<SqlBool>`external_id = ${exact.text}`,
      sql<SqlBool>`customer_id = ${exact.customerId ?? exact.text}`,
    ];
    for (const match of matches) found.push(...(await idsOf(db, [own, match])));
  }
  if (found.length > 0) return [...new Set(found)];
  for (const accountId of accountIds) {
    const own = sql<SqlBool>`account_id = ${accountId}`;
    for (const column of ["name", "email"]) {
      const value = sql`${sql.ref(column)} COLLATE NOCASE`;
      const begins = sql<SqlBool>`${value} >= ${prefix} AND ${value} < ${prefix + afterAnyText}`;
      found.push(...(await idsOf(db, [own, begins])));
    }
  }
  return [...new Set(found)].slice(0, foundMax);
}

async function idsOf(db: Db, conditions: readonly RawBuilder<SqlBool>[]): Promise<string[]> {
  const { rows } = await sql<{ customer_id: string }>`
    SELECT customer_id FROM borrower WHERE ${sql.join([...conditions], sql` AND `)} LIMIT ${foundMax}`.execute(db);
  return rows.map((row) => row.customer_id);
}
