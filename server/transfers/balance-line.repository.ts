import type { Selectable } from "kysely";
import type { Listed } from "../../shared/page.ts";
import type { Db, Trx } from "../database.ts";
import type { ListRequest, Range } from "../http/list-query.ts";
import { isAnyOf, isWithin, keysetPage } from "../store/keyset.ts";
import type { BalanceLineTable } from "./transfer.table.ts";

export type BalanceLineRow = Selectable<BalanceLineTable>;

const lineColumns = [
  "seq",
  "account_id",
  "merchant_id",
  "currency",
  "kind",
  "subject_id",
  "amount",
  "balance",
  "posted_at",
] as const satisfies readonly (keyof BalanceLineTable)[];

export async function insertBalanceLine(trx: Trx, row: BalanceLineRow): Promise<void> {
  await trx.insertInto("balance_line").values(row).execute();
}

interface ShopKey {
  accountId: string;
  merchantId: string;
}

/** When the newest line of a merchant was posted; null before the first. */
export async function newestLineInstant(db: Db, { accountId, merchantId }: ShopKey): Promise<string | null> {
  const row = await db
    .selectFrom("balance_line")
    .select("posted_at")
    .where("account_id", "=", accountId)
    .where("merchant_id", "=", merchantId)
    .orderBy("posted_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.posted_at ?? null;
}

export interface BalanceLineQuery extends ShopKey, Pick<ListRequest, "sort" | "limit" | "cursor"> {
  currencies: readonly string[] | null;
  postedAt: Range | undefined;
}

/** One page of a merchant's lines. */
export async function listBalanceLineRows(db: Db, query: BalanceLineQuery): Promise<Listed<BalanceLineRow>> {
  const { accountId, merchantId, currencies, postedAt, sort, limit, cursor } = query;
  const ofShop = [isAnyOf("account_id", [accountId]), isAnyOf("merchant_id", [merchantId])];
  const { rows, page } = await keysetPage<BalanceLineRow>(db, {
    table: "balance_line",
    columns: lineColumns,
    walks: [[...ofShop, ...isWithin("posted_at", postedAt)]],
    index: "balance_line_by_shop",
    filter: currencies === null ? [] : [isAnyOf("currency", currencies)],
    sort,
    limit,
    cursor,
  });
  return { data: rows, page };
}
