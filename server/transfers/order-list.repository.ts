import type { AccountKind } from "../../shared/accounts/account.schema.ts";
import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { OrderState } from "../../shared/transfers/order-state.ts";
import type { Db } from "../database.ts";

/** What a shop reaches: its account's, or one merchant's of it. */
export interface ShopScope {
  accountId: string;
  /** Null for all of the account. */
  merchantId: string | null;
}

/** Whose orders somebody reaches: a shop's, or every account's of an environment, or one merchant's of those. */
export type OrderScope = ShopScope | { everyAccountOf: AccountKind; merchantId: string | null };

export interface OrderListQuery {
  scope: OrderScope;
  state: OrderState | null;
  currency: string | null;
  externalId: string | null;
  /** Exclusive, UTC. */
  createdBefore: string | null;
  /** Seq of the last payment that was seen. */
  beforeSeq: number | null;
  limit: number;
}

const stateConditions: Readonly<Record<OrderState, RawBuilder<SqlBool>>> = {
  started: sql<SqlBool>`held.is_open = 1`,
  confirmed: sql<SqlBool>`held.transfer_id IS NOT NULL`,
  cancelled: sql<SqlBool>`payment.status = 'AUTHORIZATION_VOIDED'`,
  expired: sql<SqlBool>`payment.status = 'EXPIRED'`,
};

/** Ids of orders, newest first. */
export async function listOrderIds(db: Db, query: OrderListQuery): Promise<string[]> {
  const { index, conditions } = walkOf(query.scope);
  if (query.beforeSeq !== null) conditions.push(sql<SqlBool>`held.payment_seq < ${query.beforeSeq}`);
  if (query.state !== null) conditions.push(stateConditions[query.state]);
  if (query.currency !== null) conditions.push(sql<SqlBool>`payment.currency = ${query.currency}`);
  if (query.externalId !== null) conditions.push(sql<SqlBool>`payment.merchant_reference = ${query.externalId}`);
  if (query.createdBefore !== null) conditions.push(sql<SqlBool>`payment.created_at < ${query.createdBefore}`);
  const { rows } = await sql<{ payment_id: string }>`
    SELECT held.payment_id FROM transfer_order AS held INDEXED BY ${sql.ref(index)}
    JOIN payment ON payment.id = held.payment_id
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY held.payment_seq DESC LIMIT ${query.limit}`.execute(db);
  return rows.map((row) => row.payment_id);
}

function walkOf(scope: OrderScope): { index: string; conditions: RawBuilder<SqlBool>[] } {
  const { merchantId } = scope;
  const ofMerchant = merchantId === null ? [] : [sql<SqlBool>`held.merchant_id = ${merchantId}`];
  if ("accountId" in scope) {
    const index = merchantId === null ? "transfer_order_by_account" : "transfer_order_by_merchant";
    return { index, conditions: [sql<SqlBool>`held.account_id = ${scope.accountId}`, ...ofMerchant] };
  }
  // The environment is in the first letter of an account's id.
  const letter = scope.everyAccountOf === "sandbox" ? "T" : "P";
  return {
    index: "transfer_order_by_seq",
    conditions: [sql<SqlBool>`substr(held.account_id, 1, 1) = ${letter}`, ...ofMerchant],
  };
}

/** What a transfer tells of the order that it is for; what is left out or null is not asked about. */
export interface NamedOrder extends ShopScope {
  currency: string;
  /** Where the money goes; an order with a code tells no account. */
  cbu?: string;
  reference?: string | null;
  externalId?: string;
  /** Of the payer, in every form that an order may have it. */
  documents?: readonly string[];
  /** Minor units. */
  amount?: number;
}

/** The oldest order of that name, one that waits before one that does not; null when there is none. */
export async function findOrderIdBy(db: Db, named: NamedOrder): Promise<string | null> {
  const { accountId, merchantId, currency, cbu, reference = null, externalId, documents, amount } = named;
  const conditions = [
    sql<SqlBool>`held.account_id = ${accountId}`,
    sql<SqlBool>`payment.currency = ${currency}`,
    ...(merchantId === null ? [] : [sql<SqlBool>`held.merchant_id = ${merchantId}`]),
    ...(cbu === undefined ? [] : [sql<SqlBool>`coalesce(json_extract(held.instructions, '$.cbu'), ${cbu}) = ${cbu}`]),
    ...(reference === null ? [] : [sql<SqlBool>`held.reference = ${reference}`]),
    ...(externalId === undefined ? [] : [sql<SqlBool>`payment.merchant_reference = ${externalId}`]),
    ...(documents === undefined
      ? []
      : [sql<SqlBool>`held.document_number IN (SELECT value FROM json_each(${JSON.stringify(documents)}))`]),
    ...(amount === undefined ? [] : [sql<SqlBool>`payment.amount = ${amount}`]),
  ];
  const { rows } = await sql<{ payment_id: string }>`
    SELECT held.payment_id FROM transfer_order AS held JOIN payment ON payment.id = held.payment_id
    WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY held.is_open DESC, held.payment_seq LIMIT 1`.execute(db);
  return rows[0]?.payment_id ?? null;
}

/** What staff know an order by; at least one. */
export interface OrderNames {
  /** The payer's, without punctuation. */
  document?: string;
  /** What the payer writes, or the bank's own name for the transfer that came. */
  bankReference?: string;
}

/** Newer orders of one name than anybody pages through. */
const namedMax = 2_000;

/** Payments whose order has all of these names, the newest first, in whichever account. */
export async function listOrderIdsNamed(db: Db, { document, bankReference }: OrderNames): Promise<string[]> {
  const byReference = sql`SELECT payment_id, payment_seq FROM transfer_order WHERE reference = ${bankReference}
    UNION SELECT payment_id, payment_seq FROM transfer_order WHERE bank_trx_id = ${bankReference}`;
  const byDocument = sql`SELECT payment_id, payment_seq FROM transfer_order WHERE document_number = ${document}`;
  const named = [
    ...(bankReference === undefined ? [] : [byReference]),
    ...(document === undefined ? [] : [byDocument]),
  ].map((found) => sql`SELECT payment_id, payment_seq FROM (${found})`);
  const { rows } = await sql<{ payment_id: string }>`
    SELECT payment_id FROM (${sql.join(named, sql` INTERSECT `)})
    ORDER BY payment_seq DESC LIMIT ${namedMax}`.execute(db);
  return rows.map((row) => row.payment_id);
}
