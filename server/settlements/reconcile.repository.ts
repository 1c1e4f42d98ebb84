import { sql } from "kysely";
import type { Db } from "../database.ts";
import type { LedgerFact } from "./reconcile.rules.ts";

/** What the ledger says of the operations on a settlement's lines, and of whatever else it has in that settlement. */
export async function listLedgerFacts(db: Db, settlementSeq: number): Promise<LedgerFact[]> {
  const { rows } = await sql<LedgerFact>`
    SELECT entry.operation_id AS operationId, entry.payment_id AS paymentId, -posting.amount AS amount,
      posting.currency, entry.settlement_seq AS settlementSeq
    FROM (
      SELECT operation_id FROM settlement_line WHERE settlement_seq = ${settlementSeq}
      UNION SELECT entry.operation_id FROM settlement_line AS line
        JOIN ledger_transaction AS entry ON entry.payment_id = line.payment_id
        WHERE line.settlement_seq = ${settlementSeq} AND entry.settlement_seq = ${settlementSeq}
    ) AS wanted
    JOIN ledger_transaction AS entry ON entry.operation_id = wanted.operation_id
    JOIN ledger_posting AS posting ON posting.transaction_seq = entry.seq AND posting.ledger_account = 'merchant_balance'`.execute(
    db,
  );
  return rows;
}

/** By ledger account, what the settlement itself posted. */
export async function sumPostings(db: Db, settlementSeq: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ ledger_account: string; amount: number }>`
    SELECT ledger_account, sum(amount) AS amount FROM ledger_settlement_posting
    WHERE settlement_seq = ${settlementSeq} GROUP BY ledger_account`.execute(db);
  return new Map(rows.map((row) => [row.ledger_account, row.amount]));
}
