import { sql } from "kysely";
import type { Db } from "../database.ts";
import type { PaymentStatus } from "../../shared/payments/payment-status.ts";
import type { OpenOrder } from "./matching.rules.ts";
import type { CandidateQuery } from "./order.repository.ts";
import type { TransferOrderTable } from "./transfer.table.ts";

/** An order that a person may think of for a transfer, open or not. */
export interface ConsideredOrder extends OpenOrder {
  externalId: string;
  status: PaymentStatus;
  method: TransferOrderTable["method"];
  payerName: string | null;
  documentNumber: string;
  expiresAt: string | null;
  isOpen: boolean;
}

interface Row extends Omit<ConsideredOrder, "isQr" | "allowsOverUnder" | "isOpen"> {
  allows_over_under: number;
  is_open: number;
}

/** How many orders of one kind are looked at; the newest. */
const perKindMax = 200;

/**
 * Orders of the same merchant and currency that have the reference, the payer or the amount of a transfer, also those
 * that have ended. Those that were paid by another transfer are left out.
 */
export async function listConsidered(
  db: Db,
  query: Omit<CandidateQuery, "now"> & { amount: number },
): Promise<ConsideredOrder[]> {
  const { accountId, merchantId, currency, reference, amount } = query;
  const documents = JSON.stringify(query.documents);
  const { rows } = await sql<Row>`
    SELECT held.payment_id AS paymentId, payment.merchant_reference AS externalId, payment.status, held.method,
      held.reference, held.document_type AS documentType, held.document_number AS documentNumber, payment.amount,
      json_extract(payment.payer, '$.name') AS payerName, held.allows_over_under, held.tolerance_max AS toleranceMax,
      payment.created_at AS createdAt, held.expires_at AS expiresAt, held.is_open
    FROM transfer_order AS held JOIN payment ON payment.id = held.payment_id
    WHERE held.payment_id IN (
        SELECT payment_id FROM transfer_order WHERE account_id = ${accountId} AND reference = ${reference}
        UNION ALL SELECT payment_id FROM (
          SELECT payment_id FROM transfer_order INDEXED BY transfer_order_by_document
          WHERE document_number IN (SELECT value FROM json_each(${documents})) LIMIT ${perKindMax})
        UNION ALL SELECT id FROM (
          SELECT id FROM payment INDEXED BY payment_by_currency_amount
          WHERE currency = ${currency} AND amount = ${amount} ORDER BY seq DESC LIMIT ${perKindMax}))
      AND held.account_id = ${accountId} AND held.merchant_id = ${merchantId} AND payment.currency = ${currency}
      AND held.transfer_id IS NULL
    ORDER BY held.is_open DESC, held.payment_seq DESC LIMIT ${perKindMax}`.execute(db);
  return rows.map(({ allows_over_under, is_open, ...row }) => ({
    ...row,
    isQr: row.method === "qr" || row.method === "pix_qr",
    allowsOverUnder: allows_over_under === 1,
    isOpen: is_open === 1,
  }));
}
