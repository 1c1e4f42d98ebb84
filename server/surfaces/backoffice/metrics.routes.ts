import type { Response } from "express";
import { z } from "zod";
import {
  type WebhookMetrics,
  type WebhookMetricsQuery,
  webhookCharts,
  webhookMetricsQuerySchema,
  webhookMetricsSchema,
} from "../../../shared/metrics/webhook-metrics.schema.ts";
import {
  openMoneyQuerySchema,
  openMoneySchema,
  paymentCharts,
  paymentMetricsQuerySchema,
  paymentMetricsSchema,
} from "../../../shared/metrics/payment-metrics.schema.ts";
import { operationsQuerySchema, operationsSchema } from "../../../shared/metrics/operations.schema.ts";
import { noCurrency } from "../../../shared/metrics/payment-count.ts";
import { reportSchema, reports, reportTables } from "../../../shared/metrics/report.schema.ts";
import { currencySchema } from "../../../shared/money.schema.ts";
import { paymentMetrics, reachedAccounts } from "../../metrics/payment-metrics.service.ts";
import { watchedCounts } from "../../audit/watched-actions.service.ts";
import { reportOf } from "../../metrics/report.service.ts";
import { openMoney } from "../../payments/open-money.service.ts";
import { webhookMetrics } from "../../metrics/webhook-metrics.service.ts";
import type { AppContext } from "../../context.ts";
import type { Caller } from "./caller.ts";
import { addressFor } from "./present-delivery.ts";
import { exportFileName, zoneFormat } from "./csv.rules.ts";
import { rawRoute, route } from "./define-route.ts";
import { paymentMetricsCsv } from "./payment-metrics-csv.rules.ts";
import { reportCsv } from "./report-csv.rules.ts";
import { webhookMetricsCsv } from "./webhook-metrics-csv.rules.ts";

const reportQuerySchema = paymentMetricsQuerySchema.safeExtend({ report: z.enum(reports) });

export const metricsRoutes = [
  route({
    method: "get",
    path: "/metrics/webhooks",
    access: "deliveries.read",
    summary:
      "How webhooks do over a range of days: success, latency, delay, failures and backlog, with the time before",
    query: webhookMetricsQuerySchema,
    response: webhookMetricsSchema,
    handle: ({ ctx, caller, query }) => metricsFor(ctx, caller, query),
  }),
  rawRoute({
    method: "get",
    path: "/metrics/webhooks.csv",
    access: "deliveries.read",
    summary: "The numbers of one chart of the webhook figures as a CSV file, times in UTC and in the zone",
    mediaType: "text/csv",
    query: webhookMetricsQuerySchema.safeExtend({ chart: z.enum(webhookCharts) }),
    handle: async ({ ctx, caller, query, response }) => {
      const { chart, ...asked } = query;
      const metrics = await metricsFor(ctx, caller, asked);
      const { account, endpoint_id: endpointId, from, to } = asked;
      const filters = Object.entries({ account, endpoint: endpointId, from, to });
      const named = filters.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
      const fileName = exportFileName(`webhooks-${chart}`, named, ctx.clock.now().slice(0, 10));
      sendCsv(response, { name: fileName, text: webhookMetricsCsv(metrics, chart, zoneFormat(asked.zone)) });
    },
  }),
  route({
    method: "get",
    path: "/metrics/payments",
    access: "payments.read",
    summary: "What happened to payments over a range of days, each currency for itself, and what that is compared with",
    query: paymentMetricsQuerySchema,
    response: paymentMetricsSchema,
    handle: ({ ctx, caller, query }) => paymentMetrics(ctx, caller.scope, query),
  }),
  rawRoute({
    method: "get",
    path: "/metrics/payments.csv",
    access: "payments.read",
    summary: "The numbers of one chart of the payment figures as a CSV file, times in UTC and in the zone",
    mediaType: "text/csv",
    query: paymentMetricsQuerySchema.safeExtend({ chart: z.enum(paymentCharts), currency: currencySchema }),
    handle: async ({ ctx, caller, query, response }) => {
      const { chart, currency, ...asked } = query;
      const metrics = await paymentMetrics(ctx, caller.scope, asked);
      const { account, from, to } = asked;
      const filters = Object.entries({ account, currency, from, to });
      const named = filters.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
      const fileName = exportFileName(`payments-${chart}`, named, ctx.clock.now().slice(0, 10));
      sendCsv(response, {
        name: fileName,
        text: paymentMetricsCsv(metrics, { chart, currency }, zoneFormat(asked.zone)),
      });
    },
  }),
  route({
    method: "get",
    path: "/metrics/open-money",
    access: "payments.read",
    summary: "Money that is reserved and not taken yet, by the days that are left, and captures that failed",
    query: openMoneyQuerySchema,
    response: openMoneySchema,
    handle: async ({ ctx, caller, query }) => openMoney(ctx, await reachedAccounts(ctx, caller.scope, query.account)),
  }),
  route({
    method: "get",
    path: "/metrics/operations",
    access: "audit.read",
    summary: "Failed sign-ins, exports and revealed details of the last 24 hours, and of the 24 hours before",
    query: operationsQuerySchema,
    response: operationsSchema,
    handle: ({ ctx, caller, query }) => watchedCounts(ctx, caller.scope, query.account),
  }),
  route({
    method: "get",
    path: "/metrics/reports",
    access: "payments.read",
    summary:
      "One report over a range of days: refusals, checkout, captures, refunds or transfers, and what that is compared with",
    query: reportQuerySchema,
    response: reportSchema,
    handle: ({ ctx, caller, query }) => reportOf(ctx, caller.scope, query),
  }),
  rawRoute({
    method: "get",
    path: "/metrics/reports.csv",
    access: "payments.read",
    summary: "One table of a report as a CSV file, with the counts that its figures are made of",
    mediaType: "text/csv",
    query: reportQuerySchema.safeExtend({ table: z.enum(reportTables), currency: currencySchema }),
    handle: async ({ ctx, caller, query, response }) => {
      const { table, currency, ...asked } = query;
      const found = await reportOf(ctx, caller.scope, asked);
      const { account, from, to, report } = asked;
      const named = { ...(account === undefined ? {} : { account }), ...(currency === noCurrency ? {} : { currency }) };
      sendCsv(response, {
        name: exportFileName(
          `${report}-${table}`,
          Object.entries({ ...named, from, to }),
          ctx.clock.now().slice(0, 10),
        ),
        text: reportCsv(found, { table, currency }, zoneFormat(asked.zone)),
      });
    },
  }),
];

async function metricsFor(ctx: AppContext, caller: Caller, query: WebhookMetricsQuery): Promise<WebhookMetrics> {
  const metrics = await webhookMetrics(ctx, caller.scope, query);
  const endpoints = metrics.endpoints.map((endpoint) => {
    const { url } = endpoint;
    return { ...endpoint, url: url === null ? null : addressFor(caller, url) };
  });
  return { ...metrics, endpoints };
}

function sendCsv(response: Response, { name, text }: { name: string; text: string }): void {
  response.status(200).setHeader("Content-Type", "text/csv; charset=utf-8; header=present");
  response.setHeader("Content-Disposition", `attachment; filename="${name}"`);
  response.end(text);
}
