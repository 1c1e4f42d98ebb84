import { sql } from "kysely";
import type { Trx } from "../database.ts";
import type { Posting } from "./postings.rules.ts";

export interface NewLedgerTransaction {
  accountId: string;
  kind: string;
  operationId: string;
  paymentId: string;
  currency: string;
  /** UTC. */
  postedAt: string;
  postings: readonly Posting[];
}

export async function insertLedgerTransaction(trx: Trx, transaction: NewLedgerTransaction): Promise<void> {
  const { seq } = await trx
    .insertInto("ledger_transaction")
    .values({
      account_id: transaction.accountId,
      kind: transaction.kind,
      operation_id: transaction.operationId,
      payment_id: transaction.paymentId,
      posted_at: transaction.postedAt,
    })
    .returning("seq")
    .executeTakeFirstOrThrow();
  await trx
    .insertInto("ledger_posting")
    .values(
      transaction.postings.map((posting, index) => ({
        transaction_seq: seq,
        line: index + 1,
        ledger_account: posting.ledgerAccount,
        currency: transaction.currency,
        amount: posting.amount,
      })),
    )
    .execute();
}

export async function insertSettlementPostings(
  trx: Trx,
  { settlementSeq, currency, postings }: { settlementSeq: number; currency: string; postings: readonly Posting[] },
): Promise<void> {
  if (postings.length === 0) return;
  await trx
    .insertInto("ledger_settlement_posting")
    .values(
      postings.map((posting, index) => ({
        settlement_seq: settlementSeq,
        line: index + 1,
        ledger_account: posting.ledgerAccount,
        currency,
        amount: posting.amount,
      })),
    )
    .execute();
}

/** Marks transactions as paid out by a settlement; returns how many of them waited for one. */
export async function markSettled(trx: Trx, settlementSeq: number, seqs: readonly number[]): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable("ledger_transaction")
    .set({ settlement_seq: settlementSeq })
    .where("seq", "in", sql<number>`(SELECT value FROM json_each(${JSON.stringify(seqs)}))`)
    .where("settlement_seq", "is", null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
