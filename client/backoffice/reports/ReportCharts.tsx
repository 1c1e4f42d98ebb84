import Box from "@mui/material/Box";
import { lazy } from "react";
import {
  type RankedLine,
  type Ranking,
  type Report,
  reportLength,
  reportRankings,
} from "../../../shared/metrics/report.schema.ts";
import type { ReportRate } from "../../../shared/metrics/report-rates.ts";
import { ChartSection } from "../charts/ChartSection.tsx";
import RankedBars from "../charts/RankedBars.tsx";
import { useWordsIfAny, type Words } from "../i18n/use-words.ts";
import { type PaymentQuestion, reportFileHref } from "../providers/metrics-provider.ts";
import { lengthData, rankedData, rateData, type ReportSource, stepData } from "./report-data.ts";

const TimeLines = lazy(() => import("../charts/TimeLines.tsx"));

type RateChart = "declines" | "conversion" | "capture_rate" | "refund_rate" | "transfer_expiry";

const rateCharts: Readonly<Record<Report, readonly (readonly [RateChart, readonly ReportRate[]])[]>> = {
  declines: [["declines", ["refusal"]]],
  checkout: [["conversion", ["opening", "choice", "conversion", "capturing"]]],
  captures: [["capture_rate", ["capture"]]],
  refunds: [["refund_rate", ["refund_by_refund", "refund_by_capture"]]],
  transfers: [["transfer_expiry", ["transfer_expiry"]]],
};

interface ReportChartsProps extends ReportSource {
  question: PaymentQuestion;
}

/** The charts of one report in one currency, two beside each other where there is room. */
export function ReportCharts({ question, ...source }: ReportChartsProps) {
  const { report, shown, words } = source;
  const file = (table: "by_time" | "steps" | Ranking) =>
    reportFileHref(report.report, question, { table, currency: shown.currency });
  const length = reportLength[report.report];
  return (
    <Box sx={grid}>
      {report.report === "checkout" && (
        <ChartSection
          title={words("reports.chart.steps")}
          definition={words("reports.define.steps")}
          data={stepData(source)}
          rowHeading={words("reports.column.step")}
          signs="bar"
          csvHref={file("steps")}
        >
          <RankedBars data={stepData(source)} />
        </ChartSection>
      )}
      {reportRankings[report.report].map((ranking) => (
        <RankingChart key={ranking} ranking={ranking} source={source} csvHref={file(ranking)} />
      ))}
      {rateCharts[report.report].map(([chart, rates]) => (
        <ChartSection
          key={chart}
          title={words(`reports.chart.${chart}`)}
          definition={words(`reports.define.${chart}`)}
          data={rateData(source, rates)}
          rowHeading={words("metrics.rows.time")}
          signs="line"
          csvHref={file("by_time")}
          isWide={chart === "refund_rate"}
        >
          {/* More may go back in a day than was captured in it. */}
          <TimeLines
            title={words(`reports.chart.${chart}`)}
            data={rateData(source, rates)}
            isShare={chart !== "refund_rate"}
          />
        </ChartSection>
      ))}
      {length !== null && (
        <ChartSection
          title={words(`reports.chart.${length}`)}
          definition={words(`reports.define.${length}`)}
          data={lengthData(source)}
          rowHeading={words("metrics.rows.time")}
          signs="line"
          csvHref={file("by_time")}
        >
          <TimeLines title={words(`reports.chart.${length}`)} data={lengthData(source)} />
        </ChartSection>
      )}
    </Box>
  );
}

const headings = {
  refused: "reports.column.reason",
  refund_reason: "reports.column.reason",
  refund_person: "reports.column.person",
} as const;

function RankingChart({ ranking, source, csvHref }: { ranking: Ranking; source: ReportSource; csvHref: string }) {
  const { words } = source;
  const wordsIfAny = useWordsIfAny();
  const data = rankedData(source, ranking, (line) => nameOf(ranking, line, { words, wordsIfAny }));
  return (
    <ChartSection
      title={words(`reports.chart.${ranking}`)}
      definition={words(`reports.define.${ranking}`)}
      data={data}
      rowHeading={words(headings[ranking])}
      signs="bar"
      csvHref={csvHref}
    >
      <RankedBars data={data} />
    </ChartSection>
  );
}

interface Wording {
  words: Words;
  wordsIfAny: ReturnType<typeof useWordsIfAny>;
}

function nameOf(ranking: Ranking, { key, name }: RankedLine, { words, wordsIfAny }: Wording): string {
  const label = key ?? "";
  switch (ranking) {
    case "refused":
      return wordsIfAny(`reports.refusal.${label}`, sentenceOf(label));
    case "refund_reason":
      return label === "" ? words("reports.no_reason") : wordsIfAny(`reason.${label}`, sentenceOf(label));
    case "refund_person":
      return name ?? wordsIfAny(`reports.person.${label}`, label);
  }
}

/** `DO_NOT_HONOR` as `Do not honor`. */
function sentenceOf(code: string): string {
  const text = code.replaceAll("_", " ").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const grid = {
  display: "grid",
  gap: 1.5,
  alignItems: "start",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "repeat(2, minmax(0, 1fr))" },
};
