import type { OperationKind } from "../../shared/payments/balances.ts";

/** Whose money it is, and in which state. */
export type LedgerAccount =
  | "payer_clearing"
  | "merchant_authorized"
  | "merchant_balance"
  | "merchant_payable"
  | "provider_fees"
  | "merchant_bank"
  | "unmatched_transfers"
  | "payouts_in_flight"
  | "loans_receivable"
  | "lending_cash"
  | "iof_payable"
  | "lending_fees"
  | "interest_income";

export interface Posting {
  ledgerAccount: LedgerAccount;
  /** Minor units; debits positive, credits negative. */
  amount: number;
}

/**
 * Debit and credit of a succeeded operation; they sum to zero.
 *
 * `merchant_authorized` (credit) is what is reserved and not yet taken, `merchant_balance` (credit)
 * what was taken and not given back, `payer_clearing` (debit) the payer's side of both.
 * An operation that moves nothing posts nothing.
 */
export function postingsOf(kind: OperationKind, amount: number): readonly Posting[] {
  const accounts = sides[kind];
  if (accounts === null || amount === 0) return [];
  return [
    { ledgerAccount: accounts.debit, amount },
    { ledgerAccount: accounts.credit, amount: -amount },
  ];
}

const sides: Readonly<Record<OperationKind, { debit: LedgerAccount; credit: LedgerAccount } | null>> = {
  authorize: { debit: "payer_clearing", credit: "merchant_authorized" },
  capture: { debit: "merchant_authorized", credit: "merchant_balance" },
  void: { debit: "merchant_authorized", credit: "payer_clearing" },
  refund: { debit: "merchant_balance", credit: "payer_clearing" },
  receive: { debit: "payer_clearing", credit: "merchant_balance" },
  cancel: null,
  expire: null,
};

/** What a settlement moves, minor units. `payout` is zero while it is postponed. */
export interface SettledFigures {
  capture: number;
  refund: number;
  fee: number;
  payout: number;
}

/**
 * Debit and credit of a settlement; they sum to zero.
 *
 * What the shop is owed leaves `merchant_balance` for `merchant_payable`, less the provider's fee; what is
 * paid leaves that for `merchant_bank`. A postponed settlement leaves a debt in `merchant_payable` until a
 * later one makes up for it.
 */
export function settlementPostings({ capture, refund, fee, payout }: SettledFigures): readonly Posting[] {
  const postings: readonly Posting[] = [
    { ledgerAccount: "merchant_balance", amount: capture - refund },
    { ledgerAccount: "provider_fees", amount: -fee },
    { ledgerAccount: "merchant_payable", amount: payout - (capture - refund - fee) },
    { ledgerAccount: "merchant_bank", amount: -payout },
  ];
  return postings.filter((posting) => posting.amount !== 0);
}

/** A step of money that came by itself, or that a merchant asked to be paid. */
export type TransferMove =
  | "transfer_received"
  | "transfer_matched"
  | "transfer_returned"
  | "payout_accepted"
  | "payout_failed"
  | "payout_completed";

const moves: Readonly<Record<TransferMove, { debit: LedgerAccount; credit: LedgerAccount }>> = {
  // A transfer is nobody's until it is matched; the payment that it pays then receives it from the payer.
  transfer_received: { debit: "payer_clearing", credit: "unmatched_transfers" },
  transfer_matched: { debit: "unmatched_transfers", credit: "payer_clearing" },
  transfer_returned: { debit: "unmatched_transfers", credit: "payer_clearing" },
  payout_accepted: { debit: "merchant_balance", credit: "payouts_in_flight" },
  payout_failed: { debit: "payouts_in_flight", credit: "merchant_balance" },
  payout_completed: { debit: "payouts_in_flight", credit: "merchant_bank" },
};

/** Debit and credit of such a step; they sum to zero. */
export function transferPostings(move: TransferMove, amount: number): readonly Posting[] {
  const { debit, credit } = moves[move];
  return [
    { ledgerAccount: debit, amount },
    { ledgerAccount: credit, amount: -amount },
  ];
}

/** What a loan pays out, minor units; the principal is the sum of the others. */
export interface DisbursedFigures {
  principal: number;
  net: number;
  iof: number;
  fees: number;
}

/**
 * Debit and credit of a disbursement; they sum to zero. The borrower owes the principal: what left the till, the tax
 * that is owed to the state, and the fee that was earned.
 */
export function disbursementPostings({ principal, net, iof, fees }: DisbursedFigures): readonly Posting[] {
  const postings: readonly Posting[] = [
    { ledgerAccount: "loans_receivable", amount: principal },
    { ledgerAccount: "lending_cash", amount: -net },
    { ledgerAccount: "iof_payable", amount: -iof },
    { ledgerAccount: "lending_fees", amount: -fees },
  ];
  return postings.filter((posting) => posting.amount !== 0);
}

/** What a borrower paid back, minor units; negative parts where money is taken back. */
export interface RepaidFigures {
  principal: number;
  interest: number;
  fees: number;
}

/**
 * Debit and credit of a repayment; they sum to zero. Principal is owed less, interest and fees are earned on the day on
 * which they come.
 */
export function repaymentPostings({ principal, interest, fees }: RepaidFigures): readonly Posting[] {
  const postings: readonly Posting[] = [
    { ledgerAccount: "lending_cash", amount: principal + interest + fees },
    { ledgerAccount: "loans_receivable", amount: -principal },
    { ledgerAccount: "interest_income", amount: -interest },
    { ledgerAccount: "lending_fees", amount: -fees },
  ];
  return postings.filter((posting) => posting.amount !== 0);
}
