import Box from "@mui/material/Box";
import { lazy } from "react";
import {
  type PaymentChart,
  type PaymentMetrics,
  paymentCharts,
} from "../../../shared/metrics/payment-metrics.schema.ts";
import { ChartSection } from "../charts/ChartSection.tsx";
import { useWords } from "../i18n/use-words.ts";
import { type PaymentQuestion, paymentsFileHref } from "../providers/metrics-provider.ts";
import { paymentChartData } from "./payment-chart-data.ts";

const TimeLines = lazy(() => import("../charts/TimeLines.tsx"));
const StackedBars = lazy(() => import("../charts/StackedBars.tsx"));

const lines: ReadonlySet<PaymentChart> = new Set(["volume", "approval"]);

interface PaymentChartsProps {
  metrics: PaymentMetrics;
  currency: string;
  question: PaymentQuestion;
}

/** The charts of one currency, two beside each other where there is room. */
export function PaymentCharts(props: PaymentChartsProps) {
  return (
    <Box
      sx={{ display: "grid", gap: 1.5, gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "repeat(2, minmax(0, 1fr))" } }}
    >
      {paymentCharts.map((chart) => (
        <OneChart key={chart} chart={chart} {...props} />
      ))}
    </Box>
  );
}

function OneChart({ chart, metrics, currency, question }: PaymentChartsProps & { chart: PaymentChart }) {
  const words = useWords();
  const data = paymentChartData[chart]({ metrics, currency, account: question.account, words });
  const isMoney = chart === "volume" || chart === "returns";
  const title = isMoney ? `${words(`dashboard.chart.${chart}`)} (${currency})` : words(`dashboard.chart.${chart}`);
  return (
    <ChartSection
      title={title}
      definition={words(`dashboard.define.${chart}`)}
      data={data}
      rowHeading={words("metrics.rows.time")}
      signs={lines.has(chart) ? "line" : "bar"}
      csvHref={paymentsFileHref(question, chart, currency)}
    >
      {lines.has(chart) ? (
        <TimeLines title={title} data={data} isShare={chart === "approval"} />
      ) : (
        <StackedBars title={title} data={data} />
      )}
    </ChartSection>
  );
}
