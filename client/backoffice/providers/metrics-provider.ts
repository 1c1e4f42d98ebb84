import type { OpenMoney, PaymentChart, PaymentMetrics } from "../../../shared/metrics/payment-metrics.schema.ts";
import type { Operations } from "../../../shared/metrics/operations.schema.ts";
import type { Report, ReportTable, ReportView } from "../../../shared/metrics/report.schema.ts";
import type { Comparison } from "../../../shared/metrics/time-buckets.ts";
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

/** Which figures of payments; `compare` is what they are held against. */
export type PaymentQuestion = Pick<MetricsQuestion, "from" | "to" | "zone" | "account"> & { compare: Comparison };

export interface MetricsProvider {
  paymentMetrics(question: PaymentQuestion, signal: AbortSignal): Promise<PaymentMetrics>;
  report(report: Report, question: PaymentQuestion, signal: AbortSignal): Promise<ReportView>;
  operations(account: string | null, signal: AbortSignal): Promise<Operations>;
  openMoney(account: string | null, signal: AbortSignal): Promise<OpenMoney>;
  webhookMetrics(question: MetricsQuestion, signal: AbortSignal): Promise<WebhookMetrics>;
}

export const metricsProvider: MetricsProvider = {
  paymentMetrics: async (question, signal) =>
    (await callApi(`/metrics/payments?${paymentParams(question).toString()}`, { signal })) as PaymentMetrics,
  report: async (report, question, signal) =>
    (await callApi(`/metrics/reports?${reportParams(report, question).toString()}`, { signal })) as ReportView,
  operations: async (account, signal) =>
    (await callApi(`/metrics/operations${account === null ? "" : `?account=${account}`}`, { signal })) as Operations,
  openMoney: async (account, signal) =>
    (await callApi(`/metrics/open-money${account === null ? "" : `?account=${account}`}`, { signal })) as OpenMoney,
  webhookMetrics: async (question, signal) =>
    (await callApi(`/metrics/webhooks?${metricsParams(question).toString()}`, { signal })) as WebhookMetrics,
};

/** Where the file with the figures of one chart is. */
export function metricsFileHref(question: MetricsQuestion, chart: WebhookChart): string {
  const params = metricsParams(question);
  params.set("chart", chart);
  return `/api/metrics/webhooks.csv?${params.toString()}`;
}

/** Where the file with the figures of one chart of a currency is. */
export function paymentsFileHref(question: PaymentQuestion, chart: PaymentChart, currency: string): string {
  const params = paymentParams(question);
  params.set("chart", chart);
  params.set("currency", currency);
  return `/api/metrics/payments.csv?${params.toString()}`;
}

/** Where the file with one table of a report is. */
export function reportFileHref(
  report: Report,
  question: PaymentQuestion,
  { table, currency }: { table: ReportTable; currency: string },
): string {
  const params = reportParams(report, question);
  params.set("table", table);
  params.set("currency", currency);
  return `/api/metrics/reports.csv?${params.toString()}`;
}

function reportParams(report: Report, question: PaymentQuestion): URLSearchParams {
  const params = paymentParams(question);
  params.set("report", report);
  return params;
}

function paymentParams({ from, to, zone, account, compare }: PaymentQuestion): URLSearchParams {
  const params = new URLSearchParams({ from, to, zone, compare });
  if (account !== null) params.set("account", account);
  return params;
}

function metricsParams({ from, to, zone, account, endpointId }: MetricsQuestion): URLSearchParams {
  const params = new URLSearchParams({ from, to, zone });
  if (account !== null) params.set("account", account);
  if (endpointId !== null) params.set("endpoint_id", endpointId);
  return params;
}
