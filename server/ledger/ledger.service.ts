import type { OperationKind } from "../../shared/payments/balances.ts";
import type { Trx } from "../database.ts";
import { insertLedgerTransaction, insertSettlementPostings, markSettled } from "./ledger.repository.ts";
import { postingsOf, type SettledFigures, settlementPostings } from "./postings.rules.ts";

export interface LedgerEntry {
  accountId: string;
  kind: OperationKind;
  operationId: string;
  paymentId: string;
  /** Minor units. */
  amount: number;
  currency: string;
  /** UTC. */
  at: string;
}

/** Posts a succeeded operation, once: a second posting of the same operation violates a unique index. */
export async function postOperation(trx: Trx, entry: LedgerEntry): Promise<void> {
  const postings = postingsOf(entry.kind, entry.amount);
  if (postings.length === 0) return;
  const { accountId, kind, operationId, paymentId, currency, at } = entry;
  await insertLedgerTransaction(trx, { accountId, kind, operationId, paymentId, currency, postedAt: at, postings });
}

export interface SettledEntry extends SettledFigures {
  settlementSeq: number;
  currency: string;
  /** The transactions that it pays out. */
  ledgerSeqs: readonly number[];
}

/**
 * Posts a settlement and marks what it pays out.
 *
 * @throws Error when one of the transactions was paid out before, which a single writer rules out.
 */
export async function postSettlement(trx: Trx, entry: SettledEntry): Promise<void> {
  const { settlementSeq, currency, ledgerSeqs } = entry;
  await insertSettlementPostings(trx, { settlementSeq, currency, postings: settlementPostings(entry) });
  const marked = await markSettled(trx, settlementSeq, ledgerSeqs);
  if (marked !== ledgerSeqs.length) throw new Error(`Settlement ${settlementSeq} would pay something out twice`);
}
