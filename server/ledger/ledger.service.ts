import type { OperationKind } from "../../shared/payments/balances.ts";
import type { Trx } from "../database.ts";
import { insertLedgerTransaction } from "./ledger.repository.ts";
import { postingsOf } from "./postings.rules.ts";

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
