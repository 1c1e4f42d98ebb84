import { toMajorText } from "../../../shared/money.ts";
import { listSchema } from "../../../shared/page.ts";
import {
  balanceLineListSpec,
  balanceLineSchema,
  type BalanceLineView,
} from "../../../shared/transfers/balance-line.schema.ts";
import { parseListQuery } from "../../http/list-query.ts";
import { type BalanceLineRecord, isOfPayout, listBalanceLines } from "../../transfers/read-balance-lines.service.ts";
import { csvText } from "./csv.rules.ts";
import { listRoute, rawRoute } from "./define-route.ts";
import { csvPageSize, csvQuerySchema, listPartOf, localFormat, streamCsv } from "./stream-csv.ts";

export const balanceLineRoutes = [
  listRoute({
    path: "/balance-lines",
    access: "merchants.read",
    summary: "What moved one shop's balance, line by line, each with what it came to",
    list: balanceLineListSpec,
    response: listSchema(balanceLineSchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listBalanceLines(ctx, caller.scope, request);
      return { data: data.map(presentBalanceLine), page };
    },
  }),
  rawRoute({
    method: "get",
    path: "/exports/balance-lines.csv",
    access: "exports.create",
    summary: "The same lines as a CSV file, streamed, with minor-unit and decimal amounts, UTC and local times",
    mediaType: "text/csv",
    list: balanceLineListSpec,
    query: csvQuerySchema,
    audit: { action: "balance-lines.export", objectType: "list" },
    handle: async ({ ctx, caller, origin, query, request, response }) => {
      const asked = listPartOf(request.query);
      const local = localFormat(query.zone);
      const list = { ...parseListQuery(balanceLineListSpec, asked), limit: csvPageSize };
      await streamCsv({
        ...{ ctx, caller, origin, response, name: "balance-lines", asked },
        headings: [
          ...["posted_at (UTC)", `posted_at (${query.zone})`, "account_id", "merchant_id", "kind", "subject_id"],
          ...["reference", "currency", "in_minor", "in", "out_minor", "out", "balance_minor", "balance"],
        ],
        cells: (line: BalanceLineRecord) => [line.posted_at, local(line.posted_at), ...cells(line)],
        pageAfter: (cursor) => listBalanceLines(ctx, caller.scope, { ...list, cursor }),
      });
    },
  }),
];

function cells({ account_id, merchant_id, kind, subject_id, reference, currency, amount, balance }: BalanceLineRecord) {
  const [came, went] = amount > 0 ? [amount, null] : [null, -amount];
  const sums = [came, went, balance].flatMap((sum) =>
    sum === null ? ["", ""] : [String(sum), toMajorText(sum, currency)],
  );
  return [...[account_id, merchant_id, kind, subject_id, reference, currency].map(csvText), ...sums];
}

function presentBalanceLine(line: BalanceLineRecord): BalanceLineView {
  return {
    id: String(line.seq),
    account_id: line.account_id,
    merchant_id: line.merchant_id,
    currency: line.currency,
    kind: line.kind,
    subject: { type: isOfPayout(line) ? "payout" : "payment", id: line.subject_id, reference: line.reference },
    amount: line.amount,
    balance: line.balance,
    posted_at: line.posted_at,
  };
}
