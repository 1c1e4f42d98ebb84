import { z } from "zod";
import { accountIdSchema } from "../../../shared/ids.ts";
import { DomainError } from "../../../shared/errors.ts";
import { listSchema } from "../../../shared/page.ts";
import { reconciliationSchema } from "../../../shared/settlements/reconciliation.schema.ts";
import { reportContentTypes, type ReportFormat, reportFormats } from "../../../shared/settlements/report-format.ts";
import { settlementListSpec } from "../../../shared/settlements/settlement-list.ts";
import {
  settlementLinesShown,
  settlementRowSchema,
  settlementSchema,
} from "../../../shared/settlements/settlement.schema.ts";
import { shiftInstant } from "../../../shared/instant.ts";
import { isInScope } from "../../accounts/account-scope.ts";
import { getSettlement, listSettlements } from "../../settlements/read-settlement.service.ts";
import { reconcile } from "../../settlements/reconcile.service.ts";
import { reportFile } from "../../settlements/report.service.ts";
import { settleAccount } from "../../settlements/settle.service.ts";
import { auditAllowed } from "./audit-attempt.ts";
import { auditActorOf } from "./caller.ts";
import { listRoute, rawRoute, route } from "./define-route.ts";
import { stakesOfSettlement } from "./stakes.ts";
import { presentSettlement, presentSettlementRow } from "./present-settlement.ts";

const oneSettlement = z.object({ id: z.string().min(1).max(64) });
const settleSchema = z.object({ account_id: accountIdSchema }).meta({ id: "SettleRequest" });

export const settlementRoutes = [
  listRoute({
    path: "/settlements",
    access: "settlements.read",
    summary: "What the shops were paid, newest first",
    list: settlementListSpec,
    response: listSchema(settlementRowSchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listSettlements(ctx, caller.scope, request);
      return { data: data.map(presentSettlementRow), page };
    },
  }),
  route({
    method: "post",
    path: "/settlements",
    access: "settlements.create",
    summary: "Settles everything of an account that waits, now",
    body: settleSchema,
    stepUp: stakesOfSettlement,
    response: z.strictObject({ data: z.array(settlementRowSchema) }),
    audit: { action: "settlement.create", objectType: "settlement" },
    handle: async ({ ctx, caller, origin, body }) => {
      if (!isInScope(caller.scope, body.account_id)) throw new DomainError("not_found", "There is no such account.");
      const made = await settleAccount(ctx, {
        accountId: body.account_id,
        until: shiftInstant(ctx.clock.now(), 1),
        cause: "on_demand",
        by: auditActorOf(caller, origin),
      });
      return { data: made.map(presentSettlementRow) };
    },
  }),
  route({
    method: "get",
    path: "/settlements/:id",
    access: "settlements.read",
    summary: "One settlement with its first lines",
    params: oneSettlement,
    response: settlementSchema,
    handle: async ({ ctx, caller, params }) =>
      presentSettlement(
        await getSettlement(ctx, { scope: caller.scope, id: params.id, linesMax: settlementLinesShown }),
      ),
  }),
  route({
    method: "get",
    path: "/settlements/:id/reconciliation",
    access: "settlements.read",
    summary: "A settlement held to the ledger as it is now, line by line",
    params: oneSettlement,
    response: reconciliationSchema,
    handle: ({ ctx, caller, params }) => reconcile(ctx, { scope: caller.scope, id: params.id }),
  }),
  ...reportFormats.map(reportRoute),
];

function reportRoute(format: ReportFormat) {
  const audit = { action: "settlement.export", objectType: "settlement" };
  return rawRoute({
    method: "get",
    path: `/settlements/:id/report.${format}`,
    access: "exports.create",
    summary: `A settlement with all of its lines as ${format.toUpperCase()}`,
    mediaType: reportContentTypes[format],
    params: oneSettlement,
    audit,
    handle: async ({ ctx, caller, origin, params, response }) => {
      const { settlement, fileName, contentType, text } = await reportFile(ctx, {
        scope: caller.scope,
        id: params.id,
        format,
      });
      await ctx.store.write((trx) =>
        auditAllowed(trx, ctx, {
          caller,
          origin,
          audit,
          objectId: settlement.id,
          accountId: settlement.account_id,
          details: { format },
        }),
      );
      response.setHeader("Content-Disposition", `attachment; filename="${fileName}"`);
      response.status(200).setHeader("Content-Type", `${contentType}; charset=utf-8`);
      response.end(text);
    },
  });
}
