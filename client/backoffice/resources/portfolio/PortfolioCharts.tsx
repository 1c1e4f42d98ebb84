import Box from "@mui/material/Box";
import { lazy } from "react";
import { type Portfolio, type PortfolioChart, portfolioCharts } from "../../../../shared/lending/portfolio.schema.ts";
import { ChartSection } from "../../charts/ChartSection.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { portfolioFileHref } from "../../providers/loan-provider.ts";
import { portfolioChartData } from "./portfolio-charts.ts";

const StackedBars = lazy(() => import("../../charts/StackedBars.tsx"));

const rowHeadings = {
  outstanding: "month",
  par: "more",
  ageing: "late",
  collection: "month",
  vintages: "month",
} as const;

/** Each with its definition, its figures as a table, and as a file. */
export function PortfolioCharts({ portfolio, account }: { portfolio: Portfolio; account: string }) {
  return (
    <Box
      sx={{ display: "grid", gap: 1.5, gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "repeat(2, minmax(0, 1fr))" } }}
    >
      {portfolioCharts.map((chart) => (
        <OneChart key={chart} chart={chart} portfolio={portfolio} account={account} />
      ))}
    </Box>
  );
}

function OneChart({ chart, portfolio, account }: { chart: PortfolioChart; portfolio: Portfolio; account: string }) {
  const words = useWords();
  const data = portfolioChartData[chart]({ portfolio, account, words });
  const title = words(`portfolio.chart.${chart}`);
  return (
    <ChartSection
      title={title}
      definition={words(`portfolio.define.${chart}`)}
      data={data}
      rowHeading={words(`portfolio.rows.${rowHeadings[chart]}`)}
      signs="bar"
      isWide={chart === "vintages"}
      csvHref={portfolioFileHref(account, chart)}
    >
      <StackedBars title={title} data={data} />
    </ChartSection>
  );
}
