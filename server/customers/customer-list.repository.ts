import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Listed } from "../../shared/page.ts";
import type { Db } from "../database.ts";
import { isAnyOf, isWithin, keysetPage } from "../store/keyset.ts";
import { customerColumns, type CustomerRecord } from "./customer.repository.ts";

export interface CustomerListQuery {
  anyOf: ReadonlyMap<string, readonly string[]>;
  createdAt: { gte?: string | number; lte?: string | number };
  isDescending: boolean;
  limit: number;
  cursor: string | null;
}

export async function listCustomerRows(db: Db, query: CustomerListQuery): Promise<Listed<CustomerRecord>> {
  const accounts = query.anyOf.get("account_id");
  const ids = query.anyOf.get("id");
  const created = isWithin("created_at", query.createdAt);
  const leading = ids !== undefined ? "id" : accounts !== undefined ? "account_id" : null;
  const others = [...query.anyOf].filter(([column]) => column !== leading);
  const walks: RawBuilder<SqlBool>[][] = walksOf({ ids, accounts }).map((walk) => [...walk, ...created]);
  const { rows, page } = await keysetPage<CustomerRecord>(db, {
    table: "customer",
    columns: customerColumns,
    walks: walks.length === 0 ? [[isAnyOf("id", [])]] : walks,
    filter: others.map(([column, wanted]) => isAnyOf(column, wanted)),
    sort: { column: "created_at", descending: query.isDescending },
    limit: query.limit,
    cursor: query.cursor,
  });
  return { data: rows, page };
}

/** People who were found are few, and looked up at once; of each account those are walked in the order of the list. */
function walksOf({ ids, accounts }: Readonly<Record<"ids" | "accounts", readonly string[] | undefined>>) {
  if (ids !== undefined) return [[isAnyOf("id", ids)]];
  return accounts === undefined ? [[]] : accounts.map((account) => [isAnyOf("account_id", [account])]);
}

/** An equal value by its index: who has this e-mail address, phone number or id of the merchant. */
export async function listCustomerIdsBy(
  db: Db,
  column: "email" | "phone" | "external_id",
  key: { accountIds: readonly string[]; values: readonly string[]; limit: number },
): Promise<string[]> {
  if (key.accountIds.length === 0 || key.values.length === 0) return [];
  const rows = await db
    .selectFrom("customer")
    .select("id")
    .where("account_id", "in", key.accountIds)
    .where(column, "in", key.values)
    .limit(key.limit)
    .execute();
  return rows.map((row) => row.id);
}

const prefixIndexes = { name: "customer_by_name", email: "customer_by_email", phone: "customer_by_phone" } as const;

/** Sorts after whatever begins with the same text. */
const afterAnyText = "\u{10FFFF}";

/** Those whose value begins with the text, by a range of the index, at most `limit` per account. */
export async function listCustomerIdsByPrefix(
  db: Db,
  column: keyof typeof prefixIndexes,
  key: { accountIds: readonly string[]; prefix: string; limit: number },
): Promise<string[]> {
  const ids: string[] = [];
  const order = column === "name" ? sql`${sql.ref(column)} COLLATE NOCASE` : sql`${sql.ref(column)}`;
  for (const accountId of key.accountIds) {
    const { rows } = await sql<{ id: string }>`
      SELECT id FROM customer INDEXED BY ${sql.ref(prefixIndexes[column])}
      WHERE account_id = ${accountId} AND ${sql.ref(column)} IS NOT NULL
        AND ${order} >= ${key.prefix} AND ${order} < ${key.prefix + afterAnyText}
      LIMIT ${key.limit}`.execute(db);
    ids.push(...rows.map((row) => row.id));
  }
  return ids;
}
