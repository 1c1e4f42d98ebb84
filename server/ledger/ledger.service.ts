import type { OperationKind } from "../../shared/payments/balances.ts";
import type { Trx } from "../database.ts";
import { insertLedgerTransaction, markSettled } from "./ledger.repository.ts";
import type { PayoutWay } from "./ledger.table.ts";
import {
  type DisbursedFigures,
  disbursementPostings,
  postingsOf,
  type RepaidFigures,
  repaymentPostings,
  type SettledFigures,
  settlementPostings,
  type TransferMove,
  transferPostings,
} from "./postings.rules.ts";

export interface LedgerEntry {
  accountId: string;
  kind: OperationKind;
  operationId: string;
  paymentId: string;
  /** Minor units. */
  amount: number;
  currency: string;
  payoutWay: PayoutWay;
  /** UTC. */
  at: string;
}

/** Posts a succeeded operation, once: a second posting of the same operation violates a unique index. */
export async function postOperation(trx: Trx, entry: LedgerEntry): Promise<void> {
  const postings = postingsOf(entry.kind, entry.amount);
  if (postings.length === 0) return;
  const { accountId, kind, operationId, paymentId, payoutWay, currency, at } = entry;
  const cause = { operationId, paymentId, payoutWay };
  await insertLedgerTransaction(trx, { accountId, kind, cause, currency, postedAt: at, postings });
}

export interface SettledEntry extends SettledFigures {
  settlementSeq: number;
  settlementId: string;
  accountId: string;
  currency: string;
  /** UTC. */
  at: string;
  /** The transactions that it pays out. */
  ledgerSeqs: readonly number[];
}

/**
 * Posts a settlement and marks what it pays out.
 *
 * @throws Error when one of the transactions was paid out before, which a single writer rules out.
 */
export async function postSettlement(trx: Trx, entry: SettledEntry): Promise<void> {
  const { accountId, settlementSeq, settlementId: sourceId, currency, ledgerSeqs, at } = entry;
  const postings = settlementPostings(entry);
  if (postings.length > 0) {
    const common = { accountId, currency, postedAt: at, postings };
    await insertLedgerTransaction(trx, { ...common, kind: "settlement", cause: { sourceId } });
  }
  const marked = await markSettled(trx, settlementSeq, ledgerSeqs);
  if (marked !== ledgerSeqs.length) throw new Error(`Settlement ${settlementSeq} would pay something out twice`);
}

export interface TransferEntry {
  accountId: string;
  move: TransferMove;
  /** The incoming transfer or the payout; it makes each of its moves once. */
  sourceId: string;
  /** Minor units, more than zero. */
  amount: number;
  currency: string;
  /** UTC. */
  at: string;
}

/** Posts a step of a transfer or a payout, once: a second posting of the same step violates a unique index. */
export async function postTransfer(trx: Trx, entry: TransferEntry): Promise<void> {
  const { accountId, move: kind, sourceId, amount, currency, at } = entry;
  const postings = transferPostings(kind, amount);
  await insertLedgerTransaction(trx, { accountId, kind, cause: { sourceId }, currency, postedAt: at, postings });
}

export interface DisbursementEntry extends DisbursedFigures {
  accountId: string;
  loanId: string;
  /** UTC. */
  at: string;
}

/** Posts the payout of a loan, once: a second posting of the same loan violates a unique index. */
export async function postDisbursement(trx: Trx, entry: DisbursementEntry): Promise<void> {
  const { accountId, loanId: sourceId, at: postedAt } = entry;
  const common = { accountId, kind: "loan_disbursed", currency: "BRL", postedAt };
  await insertLedgerTransaction(trx, { ...common, cause: { sourceId }, postings: disbursementPostings(entry) });
}

export interface RepaymentEntry {
  accountId: string;
  kind: "loan_payment" | "loan_payment_reversed";
  /** The booked payment; it is booked once and taken back at most once. */
  sourceId: string;
  repaid: RepaidFigures;
  currency: string;
  /** UTC. */
  at: string;
}

/** Posts a repayment or its reversal, once: a second posting of the same step violates a unique index. */
export async function postRepayment(trx: Trx, entry: RepaymentEntry): Promise<void> {
  const { accountId, kind, sourceId, repaid, currency, at } = entry;
  const postings = repaymentPostings(repaid);
  await insertLedgerTransaction(trx, { accountId, kind, cause: { sourceId }, currency, postedAt: at, postings });
}
