import { z } from "zod";
import { listSchema } from "../../../shared/page.ts";
import { bulkItemListSpec, bulkRunListSpec } from "../../../shared/payments/bulk-run-list.ts";
import {
  bulkItemSchema,
  bulkPreviewSchema,
  bulkRunSchema,
  previewBulkSchema,
  startBulkSchema,
} from "../../../shared/payments/bulk-run.schema.ts";
import { cancelBulkRun } from "../../bulk-runs/cancel-bulk-run.service.ts";
import { planBulkRun } from "../../bulk-runs/plan-bulk-run.service.ts";
import { getBulkRun, listBulkItems, listBulkRuns } from "../../bulk-runs/read-bulk-run.service.ts";
import { startBulkRun } from "../../bulk-runs/start-bulk-run.service.ts";
import type { AppContext } from "../../context.ts";
import { paymentsSelected } from "./bulk-selection.ts";
import type { Caller, Origin } from "./caller.ts";
import { listRoute, route } from "./define-route.ts";
import { presentBulkItem, presentBulkPlan, presentBulkRun } from "./present-bulk-run.ts";

const oneRun = z.object({ id: z.string().min(1).max(64) });
const wordsFor = (action: string) => ({ action: `bulk_run.${action}`, objectType: "bulk_run" });

export const bulkRunRoutes = [
  listRoute({
    path: "/bulk-runs",
    access: "bulk_runs.read",
    summary: "What was done to many payments at once, newest first",
    list: bulkRunListSpec,
    response: listSchema(bulkRunSchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listBulkRuns(ctx, caller.scope, request);
      return { data: data.map(presentBulkRun), page };
    },
  }),
  listRoute({
    path: "/bulk-items",
    access: "bulk_runs.read",
    summary: "The payments of one run, with what came of each",
    list: bulkItemListSpec,
    response: listSchema(bulkItemSchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listBulkItems(ctx, caller.scope, request);
      return { data: data.map(presentBulkItem), page };
    },
  }),
  route({
    method: "get",
    path: "/bulk-runs/:id",
    access: "bulk_runs.read",
    summary: "One run, with how far it is",
    params: oneRun,
    response: bulkRunSchema,
    handle: ({ ctx, caller, params }) => viewRun(ctx, caller, params.id),
  }),
  route({
    method: "post",
    path: "/bulk-runs/preview",
    access: "payments.bulk",
    summary: "What would be done to each of these payments now, by currency, and what would be left out and why",
    body: previewBulkSchema,
    response: bulkPreviewSchema,
    audit: wordsFor("preview"),
    handle: async ({ ctx, caller, body }) => {
      const paymentIds = await paymentsSelected(ctx, caller, body.selection);
      const { scope, role } = caller;
      return presentBulkPlan(await planBulkRun(ctx, { scope, kind: body.kind, paymentIds, role }));
    },
  }),
  route({
    method: "post",
    path: "/bulk-runs",
    access: "payments.bulk",
    summary: "Captures, refunds or voids all that is left of many payments, as the preview said; it goes on by itself",
    body: startBulkSchema,
    response: bulkRunSchema,
    isIdempotent: true,
    // What is expected is what will be done, or nothing is.
    stepUp: ({ body }) => body.expected.map((total) => ({ ...total, accountId: body.account_id })),
    audit: wordsFor("start"),
    handle: async ({ ctx, caller, origin, idempotency, body }) => {
      const { kind, selection, account_id: accountId, expected, reason = null, note = null } = body;
      const id = await startBulkRun(ctx, {
        ...{ scope: caller.scope, kind, accountId, expected, reason, idempotency },
        paymentIds: await paymentsSelected(ctx, caller, selection),
        query: selection.query ?? null,
        note: note === "" ? null : note,
        by: staffOf(caller, origin),
        requestId: origin.requestId,
      });
      return viewRun(ctx, caller, id);
    },
  }),
  route({
    method: "post",
    path: "/bulk-runs/:id/cancel",
    access: "payments.bulk",
    summary: "Calls a run off: what was begun comes to its end, the rest is not done",
    params: oneRun,
    response: bulkRunSchema,
    audit: wordsFor("cancel"),
    handle: async ({ ctx, caller, origin, params }) => {
      await cancelBulkRun(ctx, { scope: caller.scope, id: params.id, by: staffOf(caller, origin) });
      return viewRun(ctx, caller, params.id);
    },
  }),
];

function staffOf(caller: Caller, origin: Origin) {
  return { type: "staff" as const, id: caller.staff.id, role: caller.role, ip: origin.ip };
}

async function viewRun(ctx: AppContext, caller: Caller, id: string) {
  return presentBulkRun(await getBulkRun(ctx, { scope: caller.scope, id }));
}
