import { type RawBuilder, sql, type SqlBool } from "kysely";
import { hexToShortUuid } from "../../../shared/ids.ts";
import type { Listed } from "../../../shared/page.ts";
import type { Db } from "../../database.ts";
import { isAnyOf, isWithin, keysetPage } from "../../store/keyset.ts";
import type { BorrowerRecord } from "../customers/borrower.record.ts";
import { ofPartners } from "../customers/borrower-list.repository.ts";
import { offerColumns } from "./offer.repository.ts";
import type { OfferRecord } from "./offer.record.ts";

export interface OfferPageQuery {
  accountIds: readonly string[] | null;
  statuses: readonly string[] | null;
  customerIds: readonly string[] | null;
  /** Credentials that registered the customers. */
  partners: readonly string[] | null;
  createdAt: { gte?: string | number; lte?: string | number } | undefined;
  search: string | null;
  sort: { column: string; descending: boolean };
  limit: number;
  cursor: string | null;
}

/** One page of offers, walking the customers that are named or found, or else the accounts, or else the statuses. */
export async function listOfferPage(db: Db, query: OfferPageQuery): Promise<Listed<OfferRecord>> {
  const { accountIds, statuses, customerIds, search, sort, limit, cursor } = query;
  const created = isWithin("created_at", query.createdAt);
  const filter: RawBuilder<SqlBool>[] = [];
  const narrow = (column: string, values: readonly string[] | null) => {
    if (values !== null) filter.push(isAnyOf(column, values));
  };
  const walk = (column: string, values: readonly string[]) =>
    values.length === 0 ? [[isAnyOf(column, [])]] : values.map((value) => [isAnyOf(column, [value]), ...created]);
  let walks: { walks: (readonly RawBuilder<SqlBool>[])[]; index?: string };
  if (search !== null) {
    walks = { walks: [[isFound(search), ...created]] };
    narrow("customer_id", customerIds);
  } else if (customerIds !== null)
    walks = { walks: walk("customer_id", customerIds), index: "credit_offer_by_customer" };
  else if (accountIds !== null) walks = { walks: walk("account_id", accountIds), index: "credit_offer_by_account" };
  else if (statuses !== null) walks = { walks: walk("status", statuses), index: "credit_offer_by_status" };
  else walks = { walks: [created], index: "credit_offer_by_created" };
  if (query.partners !== null) filter.push(ofPartners(query.partners));
  if (walks.index !== "credit_offer_by_account") narrow("account_id", accountIds);
  if (walks.index !== "credit_offer_by_status") narrow("status", statuses);
  const { rows, page } = await keysetPage<OfferRecord>(db, {
    table: "credit_offer",
    columns: offerColumns,
    ...walks,
    filter,
    sort,
    limit,
    cursor,
  });
  return { data: rows, page };
}

/** Each part has an index of its own, so that nothing else is looked at. */
function isFound(text: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`seq IN (
    SELECT seq FROM credit_offer WHERE id = ${text}
    UNION SELECT seq FROM credit_offer WHERE customer_id IN (${customersBy(text)}))`;
}

/** Customers by their id, here or on the wire, by CPF or CNPJ with or without punctuation, or by the partner's own id. */
function customersBy(text: string): RawBuilder<unknown> {
  const plain = text.replace(/[^0-9A-Za-z]/g, "").toUpperCase();
  const hex = /^cust_([0-9a-f]{32})$/.exec(text)?.[1];
  const id = hex === undefined ? text : `cus_${hexToShortUuid(hex) ?? ""}`;
  return sql`
    SELECT customer_id FROM borrower WHERE customer_id = ${id}
    UNION SELECT customer_id FROM account CROSS JOIN borrower INDEXED BY borrower_by_cpf
      ON account_id = account.id AND cpf = ${plain}
    UNION SELECT customer_id FROM account CROSS JOIN borrower INDEXED BY borrower_by_cnpj
      ON account_id = account.id AND cnpj = ${plain}
    UNION SELECT customer_id FROM account CROSS JOIN borrower INDEXED BY borrower_by_external_id
      ON account_id = account.id AND borrower.external_id = ${text}`;
}

const prospectsMax = 10;

export type Prospect = Pick<BorrowerRecord, "customer_id" | "account_id" | "name" | "cpf" | "status" | "profile"> & {
  open_offers: number;
};

/** Whom a text names, and how many offers they have that can be taken up. */
export async function findProspects(
  db: Db,
  { accountIds, text }: { accountIds: readonly string[] | null; text: string },
): Promise<Prospect[]> {
  const { rows } = await sql<Prospect>`
    SELECT customer_id, account_id, name, cpf, status, profile, (
      SELECT count(*) FROM credit_offer AS offer
      WHERE offer.customer_id = borrower.customer_id AND offer.status = 'available') AS open_offers
    FROM borrower
    WHERE customer_id IN (${customersBy(text)})
      AND ${accountIds === null ? sql`1 = 1` : isAnyOf("account_id", accountIds)}
    ORDER BY seq LIMIT ${prospectsMax}`.execute(db);
  return rows;
}

/** Names by customer. */
export async function borrowerNames(db: Db, customerIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (customerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("borrower")
    .select(["customer_id", "name"])
    .where("customer_id", "in", [...new Set(customerIds)])
    .execute();
  return new Map(rows.map((row) => [row.customer_id, row.name]));
}

/** Newest first. */
export async function loansOfOffer(db: Db, offerId: string) {
  return db
    .selectFrom("loan")
    .select(["id", "status", "simulation_id", "created_at"])
    .where("credit_offer_id", "=", offerId)
    .orderBy("seq", "desc")
    .execute();
}
