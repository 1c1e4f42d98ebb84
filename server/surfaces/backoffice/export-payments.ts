import { toMajorText } from "../../../shared/money.ts";
import { paymentListSpec } from "../../../shared/payments/payment-list.ts";
import type { PaymentRow } from "../../../shared/payments/payment.schema.ts";
import { parseListQuery } from "../../http/list-query.ts";
import { isMaskedFor } from "./caller.ts";
import { csvText, type ZoneFormat } from "./csv.rules.ts";
import { rawRoute } from "./define-route.ts";
import { findPaymentPage, presentPaymentPage } from "./payment-query.ts";
import { csvPageSize, csvQuerySchema, listPartOf, localFormat, streamCsv } from "./stream-csv.ts";

export const exportPayments = rawRoute({
  method: "get",
  path: "/exports/payments.csv",
  access: "exports.create",
  summary: "The filtered payments as a CSV file, streamed, with minor-unit and decimal amounts, UTC and local times",
  mediaType: "text/csv",
  list: paymentListSpec,
  query: csvQuerySchema,
  audit: { action: "payments.export", objectType: "list" },
  handle: async ({ ctx, caller, origin, query, request, response }) => {
    const asked = listPartOf(request.query);
    const local = localFormat(query.zone);
    const list = { ...parseListQuery(paymentListSpec, asked), limit: csvPageSize };
    await streamCsv({
      ...{ ctx, caller, origin, response, name: "payments", asked },
      headings: headings(query.zone),
      cells: (row: PaymentRow) => cells(row, local),
      pageAfter: async (cursor) =>
        presentPaymentPage(ctx, await findPaymentPage(ctx, caller.scope, { ...list, cursor }), isMaskedFor(caller)),
    });
  },
});

const sums = ["amount", "authorized", "captured", "refunded", "voided"] as const;
const texts = ["id", "account_id", "merchant_reference", "merchant_reference_2", "api", "method", "status"] as const;

function headings(zone: string): string[] {
  return [
    ...texts,
    "currency",
    ...sums.flatMap((name) => [`${name}_minor`, name]),
    ...["payer_name", "payer_email", "payer_phone", "instrument", "session_id", "customer_id"],
    // Of payments by transfer: what the payer writes, and the bank's own name for what came.
    ...["payer_document", "bank_reference", "bank_trx_id"],
    ...["created_at", "updated_at"].flatMap((name) => [`${name} (UTC)`, `${name} (${zone})`]),
  ];
}

function cells(row: PaymentRow, local: ZoneFormat): string[] {
  const { payer, instrument, currency, transfer } = row;
  const shown = instrument?.masked_pan ?? instrument?.kind ?? null;
  return [
    ...texts.map((name) => csvText(row[name])),
    csvText(currency),
    ...sums.flatMap((name) => [String(row[name]), toMajorText(row[name], currency)]),
    ...[payer.name, payer.email, payer.phone, shown, row.session_id, row.customer_id].map(csvText),
    ...[transfer?.payer_document, transfer?.reference, transfer?.bank_trx_id].map((text) => csvText(text ?? null)),
    ...[row.created_at, row.updated_at].flatMap((instant) => [instant, local(instant)]),
  ];
}
