import Box from "@mui/material/Box";
import { lazy } from "react";
import type {
  MeasuredEndpoint,
  WebhookChart,
  WebhookMetrics,
} from "../../../../shared/metrics/webhook-metrics.schema.ts";
import { ChartSection } from "../../charts/ChartSection.tsx";
import type { ChartData } from "../../charts/chart.ts";
import RankedBars from "../../charts/RankedBars.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { metricsFileHref, type MetricsQuestion } from "../../providers/metrics-provider.ts";
import {
  type ChartSource,
  delayData,
  endpointFailureData,
  failureData,
  histogramData,
  latencyData,
  outcomeData,
  successData,
} from "./chart-data.ts";
import { useEndpointName } from "./use-endpoint-name.ts";

const TimeLines = lazy(() => import("../../charts/TimeLines.tsx"));
const StackedBars = lazy(() => import("../../charts/StackedBars.tsx"));

const dataOf: Readonly<Record<WebhookChart, (source: ChartSource) => ChartData>> = {
  success: successData,
  outcomes: outcomeData,
  latency: latencyData,
  latency_histogram: histogramData,
  delay: delayData,
  failures: failureData,
  failures_by_endpoint: endpointFailureData,
};

const lines: ReadonlySet<WebhookChart> = new Set(["success", "latency", "delay"]);

interface WebhookChartsProps {
  metrics: WebhookMetrics;
  question: MetricsQuestion;
  charts: readonly WebhookChart[];
}

/** These charts of one answer, two beside each other where there is room. */
export function WebhookCharts({ metrics, question, charts }: WebhookChartsProps) {
  return (
    <Box
      sx={{ display: "grid", gap: 1.5, gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "repeat(2, minmax(0, 1fr))" } }}
    >
      {charts.map((chart) => (
        <OneChart key={chart} chart={chart} metrics={metrics} question={question} />
      ))}
    </Box>
  );
}

function OneChart({ chart, metrics, question }: Omit<WebhookChartsProps, "charts"> & { chart: WebhookChart }) {
  const words = useWords();
  const { account, endpointId } = question;
  const endpointName = useEndpointName();
  const nameOf = (endpoint: MeasuredEndpoint) => endpointName(endpoint, question);
  const data = dataOf[chart]({ metrics, words, account, endpointId, nameOf });
  const title = words(`metrics.chart.${chart}`);
  return (
    <ChartSection
      title={title}
      definition={words(`metrics.define.${chart}`)}
      data={data}
      rowHeading={words(
        `metrics.rows.${chart === "latency_histogram" || chart === "failures_by_endpoint" ? chart : "time"}`,
      )}
      signs={lines.has(chart) ? "line" : "bar"}
      isWide={chart === "failures_by_endpoint"}
      csvHref={metricsFileHref(question, chart)}
    >
      {chart === "failures_by_endpoint" ? (
        <RankedBars data={data} />
      ) : lines.has(chart) ? (
        <TimeLines title={title} data={data} isShare={chart === "success"} />
      ) : (
        <StackedBars title={title} data={data} />
      )}
    </ChartSection>
  );
}
