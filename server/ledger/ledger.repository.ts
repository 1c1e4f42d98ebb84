import { type Insertable, sql } from "kysely";
import type { Db, Trx } from "../database.ts";
import { manyRows } from "../store/many-rows.ts";
import { prepared, type Slots } from "../store/prepared.ts";
import type { LedgerPostingTable, LedgerTransactionTable, PayoutWay } from "./ledger.table.ts";
import type { Posting } from "./postings.rules.ts";

/** What moved the money. */
export type LedgerCause = { operationId: string; paymentId: string; payoutWay: PayoutWay } | { sourceId: string };

export interface NewLedgerTransaction {
  accountId: string;
  kind: string;
  cause: LedgerCause;
  currency: string;
  /** UTC. */
  postedAt: string;
  postings: readonly Posting[];
}

const insertRow = prepared((trx: Trx, row: Slots<Insertable<LedgerTransactionTable>>) =>
  trx.insertInto("ledger_transaction").values(row).returning("seq"),
);

const postingColumns = [
  "transaction_seq",
  "line",
  "ledger_account",
  "currency",
  "amount",
] as const satisfies readonly (keyof LedgerPostingTable)[];
const insertPostings = manyRows<never>(
  postingColumns.length,
  (rows) => `INSERT INTO ledger_posting (${postingColumns.join(", ")}) VALUES ${rows}`,
);

/** Returns its seq. */
export async function insertLedgerTransaction(trx: Trx, transaction: NewLedgerTransaction): Promise<number> {
  const { rows } = await insertRow(trx, {
    account_id: transaction.accountId,
    kind: transaction.kind,
    ...causeColumns(transaction.cause),
    posted_at: transaction.postedAt,
  });
  const [inserted] = rows;
  if (inserted === undefined) throw new Error(`A ledger transaction of kind ${transaction.kind} was not stored`);
  const { postings, currency } = transaction;
  await insertPostings(
    trx,
    postings.map(({ ledgerAccount, amount }, index) => [inserted.seq, index + 1, ledgerAccount, currency, amount]),
  );
  return inserted.seq;
}

/** The transaction that an operation was posted by; null for one that moved nothing. */
export async function findTransactionOf(db: Db, operationId: string): Promise<number | null> {
  const query = db.selectFrom("ledger_transaction").select("seq").where("operation_id", "=", operationId);
  return (await query.executeTakeFirst())?.seq ?? null;
}

function causeColumns(cause: LedgerCause) {
  return "sourceId" in cause
    ? { source_id: cause.sourceId }
    : { operation_id: cause.operationId, payment_id: cause.paymentId, payout_way: cause.payoutWay };
}

/** Marks transactions as paid out by a settlement; returns how many of them waited for one. */
export async function markSettled(trx: Trx, settlementSeq: number, seqs: readonly number[]): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable("ledger_transaction")
    .set({ settlement_seq: settlementSeq })
    .where("seq", "in", sql<number>`(SELECT CAST(value AS BIGINT) FROM json_each(${JSON.stringify(seqs)}))`)
    .where("settlement_seq", "is", null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
