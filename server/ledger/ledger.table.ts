import type { Generated } from "kysely";

/** How a merchant gets what it earned: in settlements, or by asking for it. */
export type PayoutWay = "settlement" | "request";

/** One balanced change, by an operation of a payment or by something else that has an id. */
export interface LedgerTransactionTable {
  seq: Generated<number>;
  account_id: string;
  kind: string;
  operation_id: string | null;
  payment_id: string | null;
  /** The settlement, transfer or payout that moved the money, where no operation did. */
  source_id: string | null;
  payout_way: Generated<PayoutWay>;
  /** The settlement that paid it out; null for what waits for one, and for what is never paid out. */
  settlement_seq: number | null;
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
