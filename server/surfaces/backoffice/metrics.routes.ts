import { z } from "zod";
import {
  type WebhookMetrics,
  type WebhookMetricsQuery,
  webhookCharts,
  webhookMetricsQuerySchema,
  webhookMetricsSchema,
} from "../../../shared/metrics/webhook-metrics.schema.ts";
import { webhookMetrics } from "../../metrics/webhook-metrics.service.ts";
import type { AppContext } from "../../context.ts";
import type { Caller } from "./caller.ts";
import { addressFor } from "./present-delivery.ts";
import { exportFileName, zoneFormat } from "./csv.rules.ts";
import { rawRoute, route } from "./define-route.ts";
import { webhookMetricsCsv } from "./webhook-metrics-csv.rules.ts";

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
      response.status(200).setHeader("Content-Type", "text/csv; charset=utf-8; header=present");
      response.setHeader("Content-Disposition", `attachment; filename="${fileName}"`);
      response.end(webhookMetricsCsv(metrics, chart, zoneFormat(asked.zone)));
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
