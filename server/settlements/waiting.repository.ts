import { type RawBuilder, sql } from "kysely";
import type { Db } from "../database.ts";
import type { WaitingOperation } from "./compose.rules.ts";

/** Which of an account's waiting operations are meant; times in UTC. */
export interface WaitingQuery {
  accountId: string;
  /** Inclusive. */
  from?: string;
  /** Exclusive. */
  until?: string;
  /** Only of these payments. */
  paymentIds?: readonly string[];
  limit: number;
}

/**
 * What the ledger has taken in and no settlement has paid out, oldest first. The conditions are written out as the
 * index has them: with parameters in their place it could not be used.
 */
export async function listWaiting(db: Db, query: WaitingQuery): Promise<WaitingOperation[]> {
  const conditions: RawBuilder<unknown>[] = [sql`entry.account_id = ${query.accountId}`];
  if (query.from !== undefined) conditions.push(sql`entry.posted_at >= ${query.from}`);
  if (query.until !== undefined) conditions.push(sql`entry.posted_at < ${query.until}`);
  if (query.paymentIds !== undefined) {
    conditions.push(sql`entry.payment_id IN (SELECT value FROM json_each(${JSON.stringify(query.paymentIds)}))`);
  }
  const { rows } = await sql<WaitingOperation>`
    SELECT entry.seq AS ledgerSeq, entry.operation_id AS operationId, entry.payment_id AS paymentId, entry.kind,
      payment.method, operation.currency, operation.amount, entry.posted_at AS postedAt
    FROM ledger_transaction AS entry INDEXED BY ledger_transaction_unsettled
    JOIN operation ON operation.id = entry.operation_id
    JOIN payment ON payment.id = entry.payment_id
    WHERE entry.settlement_seq IS NULL AND entry.payout_way = 'settlement' AND entry.kind IN ('capture', 'receive', 'refund')
      AND ${sql.join(conditions, sql` AND `)}
    ORDER BY entry.posted_at, entry.seq LIMIT ${query.limit}`.execute(db);
  return rows;
}

/** What came in less what went back, of everything that waits and was posted before `until`. */
export async function sumWaiting(
  db: Db,
  { accountId, until }: { accountId: string; until: string },
): Promise<{ currency: string; amount: number }[]> {
  const { rows } = await sql<{ currency: string; amount: number }>`
    SELECT operation.currency AS currency,
      sum(CASE WHEN entry.kind = 'refund' THEN -operation.amount ELSE operation.amount END) AS amount
    FROM ledger_transaction AS entry INDEXED BY ledger_transaction_unsettled
    JOIN operation ON operation.id = entry.operation_id
    WHERE entry.settlement_seq IS NULL AND entry.payout_way = 'settlement' AND entry.kind IN ('capture', 'receive', 'refund')
      AND entry.account_id = ${accountId} AND entry.posted_at < ${until}
    GROUP BY operation.currency ORDER BY operation.currency`.execute(db);
  return rows;
}

/** Whether anything waits that was posted before `until`. */
export async function isAnythingWaiting(db: Db, query: { accountId: string; until: string }): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM ledger_transaction INDEXED BY ledger_transaction_unsettled
    WHERE settlement_seq IS NULL AND payout_way = 'settlement' AND kind IN ('capture', 'receive', 'refund')
      AND account_id = ${query.accountId} AND posted_at < ${query.until} LIMIT 1`.execute(db);
  return rows.length > 0;
}
