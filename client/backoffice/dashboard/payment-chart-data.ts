import type { PaymentCount } from "../../../shared/metrics/payment-count.ts";
import type { PaymentChart, PaymentFigures, PaymentMetrics } from "../../../shared/metrics/payment-metrics.schema.ts";
import { currencyDecimals } from "../../../shared/money.ts";
import { formatMoney } from "../i18n/number-text.ts";
import { type ChartData, type ChartRow, countText, type Series } from "../charts/chart.ts";
import type { Words } from "../i18n/use-words.ts";
import { percentText } from "../i18n/percent-text.ts";
import { bucketLabel, bucketTick } from "../resources/webhook-metrics/bucket-text.ts";
import { paymentsPath } from "./payment-links.ts";

/** What the charts of one currency are made from. */
export interface ChartSource {
  metrics: PaymentMetrics;
  currency: string;
  account: string | null;
  words: Words;
}

type Span = { gte: string; lt: string };

export const paymentChartData: Readonly<Record<PaymentChart, (source: ChartSource) => ChartData>> = {
  volume: (source) => moneyData(source, ["captured", "authorized"]),
  returns: (source) => moneyData(source, ["refunded", "voided"]),
  captures: (source) => {
    const rows = rowsOf(source, (figures) => valuesOf(["captured", "capture_failed"], (name) => figures[name].n));
    const looks = { captured: 0, capture_failed: 2 } as const;
    return {
      series: (["captured", "capture_failed"] as const).map((name) => seriesOf(name, looks[name], source.words)),
      rows,
      format: countText,
    };
  },
  approval: ({ words, ...source }) => ({
    series: [
      { key: "count", label: words("dashboard.series.by_count"), look: 0 },
      { key: "value", label: words("dashboard.series.by_value"), look: 1 },
    ],
    rows: rowsOf({ words, ...source }, ({ approved, tried }) => ({
      count: { value: shareOf(approved.n, tried.n), n: tried.n },
      value: { value: shareOf(approved.amount, tried.amount), n: tried.n },
    })),
    format: percentText,
  }),
};

/** The axis is in whole units of the currency, the figures keep their decimals. */
function moneyData(source: ChartSource, names: readonly PaymentCount[]): ChartData {
  const unit = 10 ** currencyDecimals(source.currency);
  return {
    series: names.map((name, look) => seriesOf(name, look, source.words)),
    rows: rowsOf(source, (figures) => valuesOf(names, (name) => figures[name].amount / unit)),
    format: (value) => formatMoney(Math.round(value * unit), source.currency),
    formatTick: countText,
  };
}

function seriesOf(name: PaymentCount, look: number, words: Words): Series {
  return { key: name, look, label: words(`dashboard.count.${name}`) };
}

function valuesOf(names: readonly PaymentCount[], read: (name: PaymentCount) => number): ChartRow["values"] {
  return Object.fromEntries(names.map((name) => [name, { value: read(name) }]));
}

function rowsOf(
  { metrics, currency, account }: ChartSource,
  read: (figures: PaymentFigures) => ChartRow["values"],
): ChartRow[] {
  const found = metrics.currencies.find((one) => one.currency === currency);
  return metrics.buckets.flatMap((bucket, index) => {
    const figures = found?.buckets[index];
    if (figures === undefined) return [];
    const values = read(figures);
    const span: Span = { gte: bucket.starts_at, lt: bucket.ends_at };
    const made = paymentsPath({ account, currency, created: span });
    return {
      label: bucketLabel(bucket, metrics.range),
      tick: bucketTick(bucket, metrics.range),
      isRunning: bucket.is_running,
      values,
      links: { row: made, captured: paymentsPath({ account, currency, captured: span }) },
    };
  });
}

/** Null where there is nothing to take a share of. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
