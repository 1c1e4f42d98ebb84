import type { BalanceLineKind } from "../../shared/transfers/balance-line.schema.ts";
import type { Trx } from "../database.ts";
import { insertBalanceLine, newestLineInstant } from "./balance-line.repository.ts";
import { addToBalance, type Purse } from "./balance.repository.ts";

export interface BalanceMove {
  kind: BalanceLineKind;
  /** The payment or the payout. */
  subjectId: string;
  /** Minor units; negative takes away. */
  amount: number;
  /** The ledger transaction that it is the merchant's share of. */
  ledgerSeq: number;
  /** UTC. */
  at: string;
}

/** Changes what a merchant may ask for, and keeps the line of it with what the balance came to. */
export async function moveBalance(trx: Trx, purse: Purse, move: BalanceMove): Promise<void> {
  const { kind, subjectId, amount, ledgerSeq, at } = move;
  const balance = await addToBalance(trx, purse, amount);
  const newest = await newestLineInstant(trx, purse);
  await insertBalanceLine(trx, {
    seq: ledgerSeq,
    account_id: purse.accountId,
    merchant_id: purse.merchantId,
    currency: purse.currency,
    kind,
    subject_id: subjectId,
    amount,
    balance,
    posted_at: newest !== null && newest > at ? newest : at,
  });
}
