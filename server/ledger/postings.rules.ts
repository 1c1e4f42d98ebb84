import type { OperationKind } from "../../shared/payments/balances.ts";

/** Whose money it is, and in which state. */
export type LedgerAccount =
  | "payer_clearing"
  | "merchant_authorized"
  | "merchant_balance"
  | "merchant_payable"
  | "provider_fees"
  | "merchant_bank";

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
