import { type Insertable, type Selectable, sql } from "kysely";
import type { Db, Trx } from "../database.ts";
import { instructionsSchema, type OrderRecord } from "./order.record.ts";
import type { OpenOrder } from "./matching.rules.ts";
import type { TransferOrderTable } from "./transfer.table.ts";

const columns = [
  "payment_id",
  "payment_seq",
  "account_id",
  "merchant_id",
  "method",
  "reference",
  "instructions",
  "document_type",
  "document_number",
  "allows_over_under",
  "tolerance_max",
  "success_url",
  "cancel_url",
  "expires_at",
  "is_open",
  "transfer_id",
  "amount_verdict",
  "bank_trx_id",
  "received_at",
] as const satisfies readonly (keyof TransferOrderTable)[];

function toRecord({ instructions, allows_over_under, is_open, ...row }: Selectable<TransferOrderTable>): OrderRecord {
  return {
    ...row,
    instructions: instructionsSchema.parse(JSON.parse(instructions)),
    allowsOverUnder: allows_over_under === 1,
    isOpen: is_open === 1,
  };
}

export async function insertOrder(trx: Trx, row: Insertable<TransferOrderTable>): Promise<OrderRecord> {
  return toRecord(await trx.insertInto("transfer_order").values(row).returning(columns).executeTakeFirstOrThrow());
}

export async function findOrder(db: Db, paymentId: string): Promise<OrderRecord | null> {
  const row = await db
    .selectFrom("transfer_order")
    .select(columns)
    .where("payment_id", "=", paymentId)
    .executeTakeFirst();
  return row === undefined ? null : toRecord(row);
}

/** By payment; those that are no transfers are left out. */
export async function findOrders(db: Db, paymentIds: readonly string[]): Promise<ReadonlyMap<string, OrderRecord>> {
  if (paymentIds.length === 0) return new Map();
  const rows = await db.selectFrom("transfer_order").select(columns).where("payment_id", "in", paymentIds).execute();
  return new Map(rows.map((row) => [row.payment_id, toRecord(row)]));
}

/** Closes an order that is open; false when somebody else did first. */
export async function closeOrder(
  trx: Trx,
  paymentId: string,
  paid: Pick<OrderRecord, "transfer_id" | "amount_verdict" | "bank_trx_id" | "received_at"> | null,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("transfer_order")
    .set({ is_open: 0, ...paid })
    .where("payment_id", "=", paymentId)
    .where("is_open", "=", 1)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Orders whose time is over, the oldest first. */
export async function listOverdueOrders(db: Db, now: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ payment_id: string }>`
    SELECT payment_id FROM transfer_order INDEXED BY transfer_order_open_by_expiry
    WHERE is_open = 1 AND expires_at IS NOT NULL AND expires_at <= ${now}
    ORDER BY expires_at LIMIT ${limit}`.execute(db);
  return rows.map((row) => row.payment_id);
}

export interface CandidateQuery {
  accountId: string;
  merchantId: string;
  currency: string;
  /** Order's own reference; null where none was given. */
  reference: string | null;
  /** Every form in which an order may hold the payer's document. */
  documents: readonly string[];
  /** Orders that ended up to now are no candidates. */
  now: string;
}

/** More open orders of one payer than anybody looks at; the oldest come first. */
const candidatesMax = 500;

interface CandidateRow extends Omit<OpenOrder, "isQr" | "allowsOverUnder"> {
  method: TransferOrderTable["method"];
  allows_over_under: number;
}

/** Open orders that a transfer may be for: the one with its reference, and those of the same payer. */
export async function listCandidates(db: Db, query: CandidateQuery): Promise<OpenOrder[]> {
  const { rows } = await sql<CandidateRow>`
    SELECT held.payment_id AS paymentId, held.reference, held.method, held.document_type AS documentType,
      held.document_number AS documentNumber, payment.amount, held.allows_over_under,
      held.tolerance_max AS toleranceMax, payment.created_at AS createdAt
    FROM transfer_order AS held JOIN payment ON payment.id = held.payment_id
    WHERE held.payment_id IN (
        SELECT payment_id FROM transfer_order WHERE account_id = ${query.accountId} AND reference = ${query.reference}
        UNION ALL
        SELECT payment_id FROM transfer_order INDEXED BY transfer_order_open_by_document
        WHERE is_open = 1 AND account_id = ${query.accountId}
          AND document_number IN (SELECT value FROM json_each(${JSON.stringify(query.documents)})))
      AND held.is_open = 1 AND held.merchant_id = ${query.merchantId} AND payment.currency = ${query.currency}
      AND (held.expires_at IS NULL OR held.expires_at > ${query.now})
    ORDER BY payment.seq LIMIT ${candidatesMax}`.execute(db);
  return rows.map(({ method, allows_over_under, ...row }) => ({
    ...row,
    isQr: method === "qr" || method === "pix_qr",
    allowsOverUnder: allows_over_under === 1,
  }));
}

/** Whether an order of that reference or payer and amount was there and has ended. */
export async function hasEndedOrder(
  db: Db,
  {
    accountId,
    reference,
    documents,
    amount,
  }: Pick<CandidateQuery, "accountId" | "reference" | "documents"> & { amount: number },
): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM transfer_order AS held JOIN payment ON payment.id = held.payment_id
    WHERE held.is_open = 0 AND held.account_id = ${accountId} AND (
      held.reference = ${reference} OR (payment.amount = ${amount}
        AND held.document_number IN (SELECT value FROM json_each(${JSON.stringify(documents)}))))
    LIMIT 1`.execute(db);
  return rows.length > 0;
}
