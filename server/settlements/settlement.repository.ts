import { type Insertable, type RawBuilder, type SqlBool, sql } from "kysely";
import type { Listed } from "../../shared/page.ts";
import type { SettlementPaymentStatus } from "../../shared/settlements/settlement.schema.ts";
import type { Db, Trx } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import { isAnyOf, isWithin, keysetPage } from "../store/keyset.ts";
import { type ListedValues, listedValues, prepared, type Slots } from "../store/prepared.ts";
import type { SettlementLine } from "./compose.rules.ts";
import type { SettlementLineRecord, SettlementRecord } from "./settlement.record.ts";
import type { SettlementTable } from "./settlement.table.ts";

const columns = [
  "seq",
  "id",
  "account_id",
  "provider",
  "provider_reference",
  "currency",
  "cause",
  "payment_status",
  "capture",
  "refund",
  "fee",
  "amount",
  "carried",
  "payout",
  "line_count",
  "covered_by",
  "start_at",
  "end_at",
  "settled_at",
  "actor_type",
  "actor_id",
] as const satisfies readonly (keyof SettlementTable)[];

/** SQLite takes a limited number of parameters per statement. */
const rowsPerInsert = 500;

export async function insertSettlement(trx: Trx, row: Insertable<SettlementTable>): Promise<SettlementRecord> {
  return trx.insertInto("settlement").values(row).returning(columns).executeTakeFirstOrThrow();
}

export async function insertLines(trx: Trx, settlementSeq: number, lines: readonly SettlementLine[]): Promise<void> {
  const rows = lines.map((line, index) => ({
    settlement_seq: settlementSeq,
    line: index + 1,
    operation_id: line.operationId,
    payment_id: line.paymentId,
    method: line.method,
    capture: line.capture,
    refund: line.refund,
    fee: line.fee,
    posted_at: line.postedAt,
  }));
  for (let from = 0; from < rows.length; from += rowsPerInsert) {
    await trx
      .insertInto("settlement_line")
      .values(rows.slice(from, from + rowsPerInsert))
      .execute();
  }
}

interface Purse {
  accountId: string;
  provider: string;
  currency: string;
}

/** The sum of what is postponed, minor units, never positive. */
export async function sumPostponed(db: Db, { accountId, provider, currency }: Purse): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    SELECT coalesce(sum(amount), 0) AS total FROM settlement INDEXED BY settlement_postponed
    WHERE account_id = ${accountId} AND provider = ${provider} AND currency = ${currency}
      AND payment_status = 'postponed'`.execute(db);
  return rows[0]?.total ?? 0;
}

/** Later sales have made up for everything that was postponed. */
export async function coverPostponed(trx: Trx, { accountId, provider, currency }: Purse, by: string): Promise<void> {
  await trx
    .updateTable("settlement")
    .set({ payment_status: "paid", covered_by: by })
    .where("account_id", "=", accountId)
    .where("provider", "=", provider)
    .where("currency", "=", currency)
    .where("payment_status", "=", "postponed")
    .where("id", "<>", by)
    .execute();
}

export async function findSettlement(db: Db, id: string): Promise<SettlementRecord | null> {
  return (await db.selectFrom("settlement").select(columns).where("id", "=", id).executeTakeFirst()) ?? null;
}

/** In the order in which they were posted. @param limit all of them where it is left out. */
export async function listLines(db: Db, settlementSeq: number, limit?: number): Promise<SettlementLineRecord[]> {
  const query = db
    .selectFrom("settlement_line")
    .innerJoin("payment", "payment.id", "settlement_line.payment_id")
    .select([
      "settlement_line.operation_id as operationId",
      "settlement_line.payment_id as paymentId",
      "payment.merchant_reference as merchantReference",
      "settlement_line.method",
      "settlement_line.capture",
      "settlement_line.refund",
      "settlement_line.fee",
      "settlement_line.posted_at as postedAt",
    ])
    .where("settlement_line.settlement_seq", "=", settlementSeq)
    .orderBy("settlement_line.line");
  return limit === undefined ? query.execute() : query.limit(limit).execute();
}

export interface SettlementListQuery {
  /** Values by column. */
  anyOf: ReadonlyMap<string, readonly string[]>;
  settledAt?: { gte?: string | number; lte?: string | number };
  /** The times of the operations in it. */
  itemsAt?: { gte?: string; lte?: string };
  /** An id or the provider's reference. */
  search?: string;
  sort: ListRequest["sort"];
  limit: number;
  cursor: string | null;
}

export async function listSettlementRows(db: Db, query: SettlementListQuery): Promise<Listed<SettlementRecord>> {
  const accountIds = query.anyOf.get("account_id");
  const others = [...query.anyOf].filter(([column]) => column !== "account_id");
  const settled = isWithin("settled_at", query.settledAt);
  const walks = accountIds?.map((id) => [isAnyOf("account_id", [id]), ...settled]) ?? [settled];
  const { rows, page } = await keysetPage<SettlementRecord>(db, {
    table: "settlement",
    columns,
    walks: walks.length === 0 ? [[isAnyOf("account_id", [])]] : walks,
    index: accountIds === undefined ? "settlement_by_settled" : "settlement_by_account_settled",
    filter: [...others.map(([column, values]) => isAnyOf(column, values)), ...rowFilters(query)],
    sort: query.sort,
    limit: query.limit,
    cursor: query.cursor,
  });
  return { data: rows, page };
}

function rowFilters({ itemsAt, search }: SettlementListQuery): RawBuilder<SqlBool>[] {
  const filters: RawBuilder<SqlBool>[] = [];
  if (itemsAt?.gte !== undefined) filters.push(sql<SqlBool>`end_at >= ${itemsAt.gte}`);
  if (itemsAt?.lte !== undefined) filters.push(sql<SqlBool>`start_at <= ${itemsAt.lte}`);
  if (search !== undefined) filters.push(sql<SqlBool>`(id = ${search} OR provider_reference = ${search})`);
  return filters;
}

/** One line of a payment's way to the bank. */
export interface SettledOperationRow {
  paymentId: string;
  operationId: string;
  settlementId: string;
  providerReference: string;
  paymentStatus: SettlementPaymentStatus;
  capture: number;
  refund: number;
  fee: number;
  settledAt: string;
}

const linesOfPayments = prepared((db: Db, ids: Slots<ListedValues<string>>) =>
  db
    .selectFrom("settlement_line")
    .innerJoin("settlement", "settlement.seq", "settlement_line.settlement_seq")
    .select([
      "settlement_line.payment_id as paymentId",
      "settlement_line.operation_id as operationId",
      "settlement.id as settlementId",
      "settlement.provider_reference as providerReference",
      "settlement.payment_status as paymentStatus",
      "settlement_line.capture",
      "settlement_line.refund",
      "settlement_line.fee",
      "settlement.settled_at as settledAt",
      "settlement.seq",
      "settlement_line.line",
    ])
    .where("settlement_line.payment_id", "in", Object.values(ids)),
);

export async function listSettledOf(db: Db, paymentIds: readonly string[]): Promise<SettledOperationRow[]> {
  if (paymentIds.length === 0) return [];
  const { rows } = await linesOfPayments(db, listedValues(paymentIds));
  // Here and not in the statement, which would set up a sorter for payments that are in no settlement yet.
  rows.sort((one, other) => one.seq - other.seq || one.line - other.line);
  return rows.map(({ seq: _seq, line: _line, ...row }) => row);
}
