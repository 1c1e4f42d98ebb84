import type { Generated } from "kysely";

export interface LedgerTransactionTable {
  seq: Generated<number>;
  account_id: string;
  kind: string;
  operation_id: string;
  payment_id: string;
  posted_at: string;
}

export interface LedgerPostingTable {
  transaction_seq: number;
  line: number;
  ledger_account: string;
  currency: string;
  /** Minor units; debits positive, credits negative. */
  amount: number;
}
