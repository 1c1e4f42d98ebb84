import { sql } from "kysely";
import type { RiskBand } from "../../shared/metrics/payment-metrics.schema.ts";
import type { Db } from "../database.ts";

/** Where each band ends, the soonest first; what ends later is in none of them. */
export type BandEnds = readonly { band: RiskBand; endsAt: string }[];

export interface BandSum {
  currency: string;
  band: RiskBand;
  payments: number;
  amount: number;
}

/** Reserved money that is not taken yet, by the band in which its reservation ends. */
export async function sumUncaptured(
  db: Db,
  { accountIds, ends, last }: { accountIds: readonly string[]; ends: BandEnds; last: RiskBand },
): Promise<BandSum[]> {
  if (accountIds.length === 0) return [];
  const cases = ends.map(({ band, endsAt }) => sql`WHEN authorization_expires_at < ${endsAt} THEN ${sql.lit(band)}`);
  const noEnd: RiskBand = "no_end";
  const { rows } = await sql<BandSum>`
    SELECT currency, CASE WHEN authorization_expires_at IS NULL THEN ${sql.lit(noEnd)} ${sql.join(cases, sql` `)}
        ELSE ${sql.lit(last)} END AS band,
      count(*) AS payments, sum(authorized - captured - voided) AS amount
    FROM payment WHERE account_id IN (${sql.join([...accountIds])}) AND authorized > captured + voided
    GROUP BY 1, 2 ORDER BY 1`.execute(db);
  return rows;
}

export interface FailedCapture {
  operation_id: string;
  payment_id: string;
  merchant_reference: string;
  amount: number;
  currency: string;
  /** JSON. */
  error: string | null;
  failed_at: string;
}

/**
 * The newest captures since an instant that the gateway refused. They are few, while an account may have a million
 * payments: the cross join keeps the planner from beginning with those.
 */
export async function listFailedCaptures(
  db: Db,
  { accountIds, since, limit }: { accountIds: readonly string[]; since: string; limit: number },
): Promise<FailedCapture[]> {
  if (accountIds.length === 0) return [];
  const { rows } = await sql<FailedCapture>`
    SELECT operation.id AS operation_id, payment_id, merchant_reference, operation.amount, operation.currency,
      operation.error, settled_at AS failed_at
    FROM operation INDEXED BY operation_failed_capture CROSS JOIN payment
    WHERE payment.id = operation.payment_id AND kind = 'capture' AND state = 'failed' AND settled_at >= ${since}
      AND account_id IN (${sql.join([...accountIds])})
    ORDER BY settled_at DESC, operation.seq DESC LIMIT ${limit}`.execute(db);
  return rows;
}
