import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import { type ReportFormat, reportFormats } from "../../../shared/settlements/report-format.ts";
import type { AppContext } from "../../context.ts";
import { listMerchantSettlements, type SettlementRecord } from "../../settlements/read-settlement.service.ts";
import { reportFile } from "../../settlements/report.service.ts";
import { generateTestReport } from "../../settlements/settle.service.ts";
import { auditActorOf, type Call, param, Reply, scopes } from "./call.ts";
import { presentSettlement, settlementAnswerSchema } from "./present-settlement.ts";
import { optional, parseInstant, requiredTextSchema } from "./wire-fields.ts";
import { readWireQuery } from "./wire-query.ts";
import { queryWords, wireRoute } from "./wire-route.ts";

const base = "/accounts/:accountId/settlements";
const group = "Settlements";
const limitMax = 1_000;

const settlementListSchema = z
  .strictObject({
    items: z.array(settlementAnswerSchema),
    last_evaluated_key: z.strictObject({ id: z.string(), settled_at: z.string() }).optional(),
  })
  .meta({ id: "Settlements" });

const daySchema = (bound: "from" | "until") =>
  z.string().transform((text, context) => {
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
    const instant = parseInstant(isDay && bound === "until" ? `${text}T23:59:59.999` : text);
    if (instant === null) context.addIssue({ code: "custom", message: "must be an ISO 8601 date or date-time" });
    return instant ?? "";
  });

const testReportSchema = z.object({
  transaction_ids: optional(z.array(requiredTextSchema).min(1).max(1_000)),
  number_of_transactions: optional(z.int({ error: "must be a whole number" }).min(1).max(1_000)),
  date_range: optional(z.object({ start_date: optional(daySchema("from")), end_date: optional(daySchema("until")) })),
});

export const settlementRoutes = [
  wireRoute({
    method: "get",
    path: base,
    group,
    summary: "List settlements, newest first",
    scopes: scopes.readSettlements,
    query: {
      ...queryWords.instants("created_at", "Settled"),
      ...queryWords.instants("item_created_at", "With operations that were posted"),
      payment_provider: queryWords.text("Such as `dintero_psp`", true),
      payout_destination_id: queryWords.text("The seller; settlements go to the shop itself, so none is found", true),
      search: queryWords.text("A settlement's id, or the provider's reference"),
      limit: { description: "How many, 1 to 1000; 10 where it is left out", kind: "integer" },
      starting_after_id: queryWords.text("The id of the last settlement that you have seen"),
      starting_after_date: { description: "When that one was settled", kind: "instant" },
    },
    answer: settlementListSchema,
    handle: list,
  }),
  wireRoute({
    method: "get",
    path: `${base}/:settlementId/attachments/:attachmentId`,
    group,
    summary: "Download a settlement with all of its lines; amounts in CSV, XML and PDF are in major units",
    scopes: scopes.readSettlements,
    answer: z.string(),
    handle: async (ctx, call) => {
      const format = param(call.req, "attachmentId");
      if (!isFormat(format)) throw new DomainError("not_found", "There is no such attachment.");
      const query = { scope: [call.caller.accountId], id: param(call.req, "settlementId"), format };
      const { text, contentType, fileName } = await reportFile(ctx, query);
      const headers = { "content-type": contentType, "content-disposition": `attachment; filename="${fileName}"` };
      return new Reply(200, text, headers);
    },
  }),
  wireRoute({
    method: "post",
    path: `${base}/reports/generate-test-report`,
    group,
    summary: "Settle chosen transactions of a sandbox account now; the last seven days where nothing is chosen",
    scopes: scopes.writeSettlements,
    body: z.union([testReportSchema, z.undefined()]),
    answer: settlementListSchema,
    otherSuccess: [201],
    handle: async (ctx, call, read) => {
      const { transaction_ids, number_of_transactions, date_range } = read() ?? {};
      const made = await generateTestReport(ctx, {
        accountId: call.caller.accountId,
        ...(transaction_ids === undefined ? {} : { paymentIds: transaction_ids }),
        ...(number_of_transactions === undefined ? {} : { paymentsMax: number_of_transactions }),
        ...(date_range?.start_date === undefined ? {} : { from: date_range.start_date }),
        ...(date_range?.end_date === undefined ? {} : { until: date_range.end_date }),
        by: auditActorOf(call),
      });
      const items = made.map((settlement) => presentSettlement(settlement));
      return made.length === 0 ? { items } : new Reply(201, { items });
    },
  }),
];

async function list(ctx: AppContext, call: Call): Promise<unknown> {
  const query = readWireQuery(call.req, { limitMax });
  const request = {
    accountId: call.caller.accountId,
    settledAt: query.instants("created_at"),
    itemsAt: query.instants("item_created_at"),
    providers: query.many("payment_provider"),
    search: query.one("search"),
    limit: query.limit,
    after: query.one("starting_after_id"),
  };
  // The id says it already; a date that is none is a mistake all the same.
  query.instant("starting_after_date");
  query.check();
  if (Object.keys(request.settledAt).length > 0 && Object.keys(request.itemsAt).length > 0) {
    const message = "cannot be used together with created_at";
    throw new DomainError("validation_failed", `item_created_at ${message}`, {
      fields: [{ path: "item_created_at", message }],
    });
  }
  // No settlement goes to a seller: the account itself is the only destination there is.
  if (query.many("payout_destination_id").length > 0) return { items: [] };
  const { data, hasMore } = await listMerchantSettlements(ctx, request);
  const last = hasMore ? data.at(-1) : undefined;
  return { items: data.map(presentSettlement), ...(last === undefined ? {} : { last_evaluated_key: keyOf(last) }) };
}

function keyOf({ id, settled_at }: SettlementRecord) {
  return { id, settled_at };
}

function isFormat(text: string): text is ReportFormat {
  return (reportFormats as readonly string[]).includes(text);
}
