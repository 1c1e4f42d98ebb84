import { noCurrency } from "../../../shared/metrics/payment-count.ts";
import { countOf, rateOf, type ReportRate } from "../../../shared/metrics/report-rates.ts";
import {
  type RankedLine,
  type Ranking,
  type Report,
  type ReportFigures,
  reportTotals,
  type ReportView,
} from "../../../shared/metrics/report.schema.ts";
import { type ChartData, type ChartRow, type ChartValue, countText, fewUpTo } from "../charts/chart.ts";
import { paymentsPath } from "../dashboard/payment-links.ts";
import { shareOf } from "../dashboard/payment-chart-data.ts";
import type { Words } from "../i18n/use-words.ts";
import { allAccounts } from "../layout/use-account-scope.ts";
import { percentText } from "../i18n/percent-text.ts";
import { bucketLabel, bucketTick } from "../resources/webhook-metrics/bucket-text.ts";
import { durationOf } from "../resources/webhook-metrics/duration-text.ts";

export type OfCurrency = ReportView["currencies"][number];

/** What a report is shown from: one currency of it. */
export interface ReportSource {
  report: ReportView;
  shown: OfCurrency;
  account: string | null;
  words: Words;
}

interface Span {
  starts_at: string;
  ends_at: string;
}

/** The list behind a span of a report. */
export function listPath(
  { report, shown, account }: Omit<ReportSource, "words">,
  { starts_at, ends_at }: Span,
): string {
  const span = { gte: starts_at, lt: ends_at };
  const { currency } = shown;
  switch (report.report) {
    case "checkout": {
      const last = new Date(Date.parse(ends_at) - 1).toISOString();
      const params = { account: account ?? allAccounts, "created_at.gte": starts_at, "created_at.lte": last };
      return `/sessions?${new URLSearchParams(params).toString()}`;
    }
    case "declines":
      return paymentsPath({ account, currency, statuses: ["DECLINED", "FAILED"], created: span });
    case "refunds":
      return paymentsPath({ account, currency, statuses: refundedStatuses, captured: span });
    case "transfers":
      return `${paymentsPath({ account, currency, created: span })}&api=payments`;
    case "captures":
      return paymentsPath({ account, currency, created: span });
  }
}

const refundedStatuses = ["PARTIALLY_REFUNDED", "PARTIALLY_CAPTURED_REFUNDED", "REFUNDED"] as const;

/** Rates over time, from 0 to 1. */
export function rateData(source: ReportSource, rates: readonly ReportRate[]): ChartData {
  const { words } = source;
  return {
    series: rates.map((key, look) => ({ key, look, label: words(`reports.rate.${key}`) })),
    rows: timeRows(source, (figures) => Object.fromEntries(rates.map((name) => [name, rateValue(figures, name)]))),
    format: percentText,
  };
}

function rateValue(figures: ReportFigures, name: ReportRate): ChartValue {
  const { numerator, denominator, n } = rateOf(figures, name);
  return { value: shareOf(numerator, denominator), n };
}

/** Half and nine tenths of the lengths over time, milliseconds. */
export function lengthData(source: ReportSource): ChartData {
  const { words } = source;
  return {
    series: [
      { key: "half", look: 0, label: words("reports.series.half") },
      { key: "most", look: 3, label: words("reports.series.most") },
    ],
    rows: timeRows(source, ({ length }) => ({
      half: { value: length?.p50_ms ?? null, n: length?.count ?? 0 },
      most: { value: length?.p90_ms ?? null, n: length?.count ?? 0 },
    })),
    format: (ms) => durationOf(words, ms),
  };
}

function timeRows(source: ReportSource, read: (figures: ReportFigures) => ChartRow["values"]): ChartRow[] {
  const { report, shown } = source;
  return report.buckets.flatMap((bucket, index) => {
    const figures = shown.buckets[index];
    if (figures === undefined) return [];
    return {
      label: bucketLabel(bucket, report.range),
      tick: bucketTick(bucket, report.range),
      isRunning: bucket.is_running,
      values: read(figures),
      links: { row: listPath(source, bucket) },
    };
  });
}

/** How many sessions took each step, and which share of all. */
export function stepData(source: ReportSource): ChartData {
  const { report, shown, words } = source;
  const made = (figures: ReportFigures) => countOf(figures, "session_created").n;
  return countData(
    source,
    reportTotals.checkout.map((name) => {
      const { n } = countOf(shown.totals, name);
      return {
        n,
        label: words("reports.line", {
          name: words(`reports.step.${name}`),
          share: shareText(words, n, made(shown.totals)),
          before: shareText(words, countOf(shown.compared, name).n, made(shown.compared)),
        }),
        to: listPath(source, report.range),
      };
    }),
  );
}

/** The reasons or people with most, and which share each has. */
export function rankedData(source: ReportSource, ranking: Ranking, nameOf: (line: RankedLine) => string): ChartData {
  const { report, shown, words } = source;
  const lines = shown.rankings[ranking] ?? [];
  const all = lines.reduce((sum, { n }) => sum + n, 0);
  const before = lines.reduce((sum, { compared }) => sum + compared.n, 0);
  return countData(
    source,
    lines.map((line) => ({
      n: line.n,
      label: words("reports.line", {
        name: line.key === null ? words("reports.others", { smart_count: line.keys }) : nameOf(line),
        share: shareText(words, line.n, all),
        before: shareText(words, line.compared.n, before),
      }),
      to: listPath(source, report.range),
    })),
  );
}

/** A share of few says so. */
function shareText(words: Words, part: number, whole: number): string {
  const share = percentText(shareOf(part, whole));
  return whole > 0 && whole <= fewUpTo ? `${share} ${words("chart.few", { n: countText(whole) })}` : share;
}

function countData({ words }: ReportSource, lines: readonly { n: number; label: string; to: string }[]): ChartData {
  return {
    series: [{ key: "n", label: words("reports.column.count"), look: 0 }],
    rows: lines.map(({ n, label, to }) => ({
      ...{ label, tick: label, isRunning: false },
      values: { n: { value: n } },
      links: { row: to, n: to },
    })),
    format: countText,
  };
}

/** What stands for the currency where there is none. */
export function isWithoutMoney(report: Report, currency: string): boolean {
  return report === "checkout" || currency === noCurrency;
}
