import type { AgeBand } from "../../../../shared/lending/portfolio.ts";
import type { Portfolio, PortfolioChart } from "../../../../shared/lending/portfolio.schema.ts";
import { perLocale } from "../../i18n/locale.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import type { ChartData, ChartRow, Series } from "../../charts/chart.ts";
import type { Words } from "../../i18n/use-words.ts";
import { loansPath } from "./loan-links.ts";

interface ChartSource {
  portfolio: Portfolio;
  account: string;
  words: Words;
}

type Row = Pick<ChartRow, "label" | "tick"> & {
  isRunning?: boolean;
  /** Centavos, in the order of the series. */
  amounts: readonly number[];
  link?: string;
};

/** What each chart draws. The axis is in whole reais, the figures keep their centavos. */
export const portfolioChartData: Readonly<Record<PortfolioChart, (source: ChartSource) => ChartData>> = {
  outstanding: ({ portfolio, words }) =>
    chartOf(
      [series("outstanding", 0, words)],
      portfolio.months.map(({ month, is_running, outstanding }) => ({
        ...monthRow(month),
        isRunning: is_running,
        amounts: [outstanding],
      })),
    ),
  par: ({ portfolio, account, words }) =>
    chartOf(
      [series("outstanding", 4, words)],
      portfolio.par.map(({ days, outstanding }) => ({
        label: words("portfolio.more_than", { smart_count: days }),
        tick: `> ${days}`,
        amounts: [outstanding],
        link: loansPath(account, { lateFrom: days + 1 }),
      })),
    ),
  ageing: ({ portfolio, account, words }) =>
    chartOf(
      [series("outstanding", 1, words)],
      portfolio.ageing.map(({ band, outstanding }) => ({
        label: words(`portfolio.band.${band}`),
        tick: band === "current" ? words("portfolio.band.current") : band,
        amounts: [outstanding],
        link: loansPath(account, bandDays[band]),
      })),
    ),
  collection: ({ portfolio, words }) =>
    chartOf(
      [series("paid", 0, words), series("unpaid", 4, words)],
      portfolio.months.map(({ month, is_running, due, paid }) => ({
        ...monthRow(month),
        isRunning: is_running,
        amounts: [paid, due - paid],
      })),
    ),
  vintages: ({ portfolio, words }) =>
    chartOf(
      [series("repaid", 0, words), series("on_time", 1, words), series("at_risk", 4, words)],
      portfolio.vintages.map(({ month, disbursed, outstanding, at_risk }) => ({
        ...monthRow(month),
        amounts: [disbursed - outstanding, outstanding - at_risk, at_risk],
      })),
    ),
};

const bandDays: Readonly<Record<AgeBand, Parameters<typeof loansPath>[1]>> = {
  current: { status: "active" },
  "1-30": { lateFrom: 1, lateTo: 30 },
  "31-60": { lateFrom: 31, lateTo: 60 },
  "61-90": { lateFrom: 61, lateTo: 90 },
  "91-180": { lateFrom: 91, lateTo: 180 },
  ">180": { lateFrom: 181 },
};

function chartOf(all: readonly Series[], rows: readonly Row[]): ChartData {
  return {
    series: all,
    rows: rows.map(({ label, tick, isRunning = false, amounts, link }) => ({
      label,
      tick,
      isRunning,
      values: Object.fromEntries(all.map(({ key }, index) => [key, { value: (amounts[index] ?? 0) / 100 }])),
      links: link === undefined ? {} : { row: link, ...Object.fromEntries(all.map(({ key }) => [key, link])) },
    })),
    format: (reais) => formatMoney(Math.round(reais * 100), "BRL"),
  };
}

function series(
  key: "outstanding" | "paid" | "unpaid" | "repaid" | "on_time" | "at_risk",
  look: number,
  words: Words,
): Series {
  return { key, look, label: words(`portfolio.series.${key}`) };
}

const monthFormat = perLocale(
  (tag) => new Intl.DateTimeFormat(tag, { timeZone: "UTC", month: "short", year: "numeric" }),
);
const tickFormat = perLocale(
  (tag) => new Intl.DateTimeFormat(tag, { timeZone: "UTC", month: "short", year: "2-digit" }),
);

function monthRow(month: string) {
  const at = Date.parse(`${month}-01T00:00:00Z`);
  return { label: monthFormat().format(at), tick: tickFormat().format(at) };
}
