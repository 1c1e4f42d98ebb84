import type { Generated } from "kysely";

export interface LedgerTransactionTable {
  seq: Generated<number>;
  account_id: string;
  kind: string;
  operation_id: string;
  payment_id: string;
  posted_at: string;
  /** The settlement that paid it out; null for what waits for one, and for what is never paid out. */
  settlement_seq: number | null;
}

export interface LedgerPostingTable {
  transaction_seq: number;
  line: number;
  ledger_account: string;
  currency: string;
  /** Minor units; debits positive, credits negative. */
  amount: number;
}

/** What a settlement moves: from what the shop is owed to its fees and to its bank. */
export interface LedgerSettlementPostingTable {
  settlement_seq: number;
  line: number;
  ledger_account: string;
  currency: string;
  /** Minor units; debits positive, credits negative. */
  amount: number;
}
