import type {
  WebhookChart,
  WebhookMetrics,
  WebhookMetricsQuery,
} from "../../../shared/metrics/webhook-metrics.schema.ts";
import { callApi } from "./http.ts";

/** Which figures; the server knows the same words. */
export type MetricsQuestion = Required<Pick<WebhookMetricsQuery, "from" | "to" | "zone">> & {
  account: string | null;
  endpointId: string | null;
};

export interface MetricsProvider {
  webhookMetrics(question: MetricsQuestion, signal: AbortSignal): Promise<WebhookMetrics>;
}

export const metricsProvider: MetricsProvider = {
  webhookMetrics: async (question, signal) =>
    (await callApi(`/metrics/webhooks?${metricsParams(question).toString()}`, { signal })) as WebhookMetrics,
};

/** Where the file with the figures of one chart is. */
export function metricsFileHref(question: MetricsQuestion, chart: WebhookChart): string {
  const params = metricsParams(question);
  params.set("chart", chart);
  return `/api/metrics/webhooks.csv?${params.toString()}`;
}

function metricsParams({ from, to, zone, account, endpointId }: MetricsQuestion): URLSearchParams {
  const params = new URLSearchParams({ from, to, zone });
  if (account !== null) params.set("account", account);
  if (endpointId !== null) params.set("endpoint_id", endpointId);
  return params;
}
