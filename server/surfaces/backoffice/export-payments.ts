import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import { toMajorText } from "../../../shared/money.ts";
import type { Listed } from "../../../shared/page.ts";
import { paymentListSpec } from "../../../shared/payments/payment-list.ts";
import type { PaymentRow } from "../../../shared/payments/payment.schema.ts";
import { parseListQuery } from "../../http/list-query.ts";
import type { PaymentRecord } from "../../payments/payment.record.ts";
import { auditAllowed } from "./audit-attempt.ts";
import { isMaskedFor } from "./caller.ts";
import { csvLine, csvText, exportFileName, type ZoneFormat, zoneFormat } from "./csv.rules.ts";
import { findPaymentPage } from "./payment-query.ts";
import { presentPaymentRow } from "./present-payment.ts";
import { rawRoute } from "./define-route.ts";

const pageSize = 500;
const audit = { action: "payments.export", objectType: "list" };

export const exportPayments = rawRoute({
  method: "get",
  path: "/exports/payments.csv",
  access: "exports.create",
  summary: "The filtered payments as a CSV file, streamed, with minor-unit and decimal amounts, UTC and local times",
  mediaType: "text/csv",
  list: paymentListSpec,
  query: z.object({ zone: z.string().max(64).default("Europe/Oslo") }),
  audit,
  handle: async ({ ctx, caller, origin, query, request, response }) => {
    const { zone: _zone, limit: _limit, cursor: _cursor, ...asked } = request.query;
    const local = localFormat(query.zone);
    const list = { ...parseListQuery(paymentListSpec, asked), limit: pageSize };
    const first = await findPaymentPage(ctx, caller.scope, list);
    await ctx.store.write((trx) =>
      auditAllowed(trx, ctx, {
        caller,
        origin,
        audit,
        objectId: "payments",
        accountId: null,
        details: { filters: asked },
      }),
    );
    const filters = Object.entries(asked).map(([name, value]) => [name, [value].flat().map(String).join("-")] as const);
    const fileName = exportFileName("payments", filters, ctx.clock.now().slice(0, 10));
    response.status(200).setHeader("Content-Type", "text/csv; charset=utf-8; header=present");
    response.setHeader("Content-Disposition", `attachment; filename="${fileName}"`);
    const pageAfter = (cursor: string) => findPaymentPage(ctx, caller.scope, { ...list, cursor });
    const format = { isMasked: isMaskedFor(caller), zone: query.zone, local };
    await send(response, csvPages(first, pageAfter, format));
  },
});

/** @throws DomainError `validation_failed` when the zone is unknown. */
function localFormat(zone: string): ZoneFormat {
  try {
    return zoneFormat(zone);
  } catch (cause) {
    const message = "must be an IANA time zone such as Europe/Oslo";
    throw new DomainError("validation_failed", `zone: ${message}`, { fields: [{ path: "zone", message }] }, { cause });
  }
}

interface Format {
  isMasked: boolean;
  zone: string;
  local: ZoneFormat;
}

/** One chunk of text per page: the whole list is never in memory. */
async function* csvPages(
  first: Listed<PaymentRecord>,
  pageAfter: (cursor: string) => Promise<Listed<PaymentRecord>>,
  format: Format,
): AsyncGenerator<string> {
  yield csvLine(headings(format.zone).map(csvText));
  let page = first;
  for (;;) {
    yield page.data
      .map((payment) => csvLine(cells(presentPaymentRow(payment, format.isMasked), format.local)))
      .join("");
    if (page.page.next === null) return;
    page = await pageAfter(page.page.next);
  }
}

const sums = ["amount", "authorized", "captured", "refunded", "voided"] as const;
const texts = ["id", "account_id", "merchant_reference", "merchant_reference_2", "api", "method", "status"] as const;

function headings(zone: string): string[] {
  return [
    ...texts,
    "currency",
    ...sums.flatMap((name) => [`${name}_minor`, name]),
    ...["payer_name", "payer_email", "payer_phone", "instrument", "session_id", "customer_id"],
    ...["created_at", "updated_at"].flatMap((name) => [`${name} (UTC)`, `${name} (${zone})`]),
  ];
}

function cells(row: PaymentRow, local: ZoneFormat): string[] {
  const { payer, instrument, currency } = row;
  const shown = instrument?.masked_pan ?? instrument?.kind ?? null;
  return [
    ...texts.map((name) => csvText(row[name])),
    csvText(currency),
    ...sums.flatMap((name) => [String(row[name]), toMajorText(row[name], currency)]),
    ...[payer.name, payer.email, payer.phone, shown, row.session_id, row.customer_id].map(csvText),
    ...[row.created_at, row.updated_at].flatMap((instant) => [instant, local(instant)]),
  ];
}

async function send(response: NodeJS.WritableStream, chunks: AsyncGenerator<string>): Promise<void> {
  try {
    await pipeline(Readable.from(chunks), response);
  } catch (error) {
    // A person who closes the tab has not found a bug.
    if ((error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  }
}
