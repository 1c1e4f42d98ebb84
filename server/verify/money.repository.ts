import { sql } from "kysely";
import type { OperationKind, OperationState } from "../../shared/payments/balances.ts";
import type { Db } from "../database.ts";
import { firstFault } from "./fault-query.repository.ts";

/** A payment of which more is taken, released or given back, or asked for, than there is. */
export function findOverdrawn(db: Db): Promise<string | null> {
  return firstFault(
    db,
    sql`
      WITH totals AS (
        SELECT payment.id,
          total(operation.amount) FILTER (WHERE kind IN ('authorize', 'receive') AND state = 'succeeded') AS authorized,
          total(operation.amount) FILTER (WHERE kind IN ('capture', 'receive') AND state = 'succeeded') AS captured,
          total(operation.amount) FILTER (WHERE kind = 'receive' AND state = 'succeeded'
            OR kind IN ('capture', 'void') AND state <> 'failed') AS claimed,
          total(operation.amount) FILTER (WHERE kind = 'refund' AND state <> 'failed') AS refunding
        FROM payment JOIN operation ON operation.payment_id = payment.id
        GROUP BY payment.seq)
      SELECT CASE WHEN claimed > authorized
        THEN 'payment ' || id || ': ' || CAST(claimed AS INTEGER) || ' captured or voided, open operations included, of '
          || CAST(authorized AS INTEGER) || ' authorized'
        ELSE 'payment ' || id || ': ' || CAST(refunding AS INTEGER) || ' refunded, open operations included, of '
          || CAST(captured AS INTEGER) || ' captured' END AS fault
      FROM totals WHERE claimed > authorized OR refunding > captured LIMIT 1`,
  );
}

/** One operation beside what its payment's row says; the operation is null where there is none. */
export interface PaymentOperationRow {
  seq: number;
  id: string;
  status: string;
  /** What the payment asks for, minor units. */
  asked: number;
  authorized: number;
  captured: number;
  refunded: number;
  voided: number;
  kind: OperationKind | null;
  state: OperationState;
  amount: number;
  is_final: number;
  reason: string | null;
  /** What the processor calls it, once it has taken it up. */
  processor_reference: string | null;
}

/** Payments after `afterSeq`, at most `limit` of them, each with all operations, in order. */
export async function listPaymentOperations(
  db: Db,
  page: { afterSeq: number; limit: number },
): Promise<PaymentOperationRow[]> {
  const { rows } = await sql<PaymentOperationRow>`
    SELECT payment.seq, payment.id, payment.status, payment.amount AS asked, payment.authorized, payment.captured, payment.refunded, payment.voided,
      operation.kind, operation.state, operation.amount, operation.is_final, operation.reason,
      operation.processor_reference
    FROM (SELECT * FROM payment WHERE seq > ${page.afterSeq} ORDER BY seq LIMIT ${page.limit}) AS payment
    LEFT JOIN operation ON operation.payment_id = payment.id
    ORDER BY payment.seq, operation.seq`.execute(db);
  return rows;
}
