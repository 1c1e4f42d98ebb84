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
