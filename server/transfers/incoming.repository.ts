import { type Insertable, type Selectable, sql } from "kysely";
import type { Db, Trx } from "../database.ts";
import type { IncomingTransferTable } from "./transfer.table.ts";

export type TransferRecord = Selectable<IncomingTransferTable>;

export const transferColumns = [
  "seq",
  "id",
  "account_id",
  "merchant_id",
  "currency",
  "amount",
  "reference",
  "is_by_code",
  "payer_document",
  "payer_name",
  "payer_account",
  "bank_trx_id",
  "state",
  "obstacle",
  "payment_id",
  "return_at",
  "return_reference",
  "attempts",
  "received_at",
  "settled_at",
  "version",
] as const satisfies readonly (keyof IncomingTransferTable)[];

/** Null when the bank has told of this transfer before. */
export async function insertTransfer(trx: Trx, row: Insertable<IncomingTransferTable>): Promise<TransferRecord | null> {
  const inserted = await trx
    .insertInto("incoming_transfer")
    .values(row)
    .onConflict((conflict) => conflict.columns(["account_id", "bank_trx_id"]).doNothing())
    .returning(transferColumns)
    .executeTakeFirst();
  return inserted ?? null;
}

export async function findTransfer(db: Db, id: string): Promise<TransferRecord | null> {
  return (
    (await db.selectFrom("incoming_transfer").select(transferColumns).where("id", "=", id).executeTakeFirst()) ?? null
  );
}

/** Moves a transfer that nobody moved since it was read; false when somebody did. */
export async function moveTransfer(
  trx: Trx,
  { id, version }: Pick<TransferRecord, "id" | "version">,
  change: Partial<
    Pick<
      TransferRecord,
      "state" | "obstacle" | "payment_id" | "return_at" | "return_reference" | "attempts" | "settled_at"
    >
  >,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("incoming_transfer")
    .set({ ...change, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What has not been looked at, in the order in which it came. */
export async function listQueuedTransfers(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM incoming_transfer INDEXED BY incoming_transfer_queued
    WHERE state = 'queued' ORDER BY seq LIMIT ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

/** What is to go back by now, the longest due first. */
export async function listTransfersToReturn(db: Db, now: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM incoming_transfer INDEXED BY incoming_transfer_returning
    WHERE state IN ('unmatched', 'returning') AND return_at IS NOT NULL AND return_at <= ${now}
    ORDER BY return_at LIMIT ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

export interface RequeueWish {
  accountId: string;
  merchantId: string;
  document: string;
  /** Eight digits, where the order names its payer by a DNI; the payer's CUIT holds it. */
  dni: string | null;
  now: string;
}

/**
 * Has unmatched money of a payer looked at again, because an order of theirs is there now. What is due to go back
 * already does.
 */
export async function requeueTransfers(trx: Trx, wish: RequeueWish): Promise<void> {
  const { accountId, merchantId, document, dni, now } = wish;
  await sql`
    UPDATE incoming_transfer INDEXED BY incoming_transfer_unmatched
    SET state = 'queued', obstacle = NULL, version = version + 1
    WHERE state = 'unmatched' AND account_id = ${accountId} AND merchant_id = ${merchantId}
      AND (payer_document = ${document} OR substr(payer_document, 3, 8) = ${dni})
      AND (return_at IS NULL OR return_at > ${now})`.execute(trx);
}

/** Has all unmatched money of a merchant looked at again, but for what is due to go back. */
export async function requeueAllTransfers(
  trx: Trx,
  { accountId, merchantId, now }: Pick<RequeueWish, "accountId" | "merchantId" | "now">,
): Promise<void> {
  await sql`
    UPDATE incoming_transfer INDEXED BY incoming_transfer_unmatched
    SET state = 'queued', obstacle = NULL, version = version + 1
    WHERE state = 'unmatched' AND account_id = ${accountId} AND merchant_id = ${merchantId}
      AND (return_at IS NULL OR return_at > ${now})`.execute(trx);
}
