import { toMajorText } from "../../../shared/money.ts";
import { countOf } from "../../../shared/metrics/report-rates.ts";
import { noCurrency } from "../../../shared/metrics/payment-count.ts";
import {
  type CountSum,
  type ReportFigures,
  reportLength,
  reportTotals,
  type ReportTable,
  type ReportView,
} from "../../../shared/metrics/report.schema.ts";
import { csvLine, csvText, type ZoneFormat } from "./csv.rules.ts";

interface Wanted {
  currency: string;
  table: ReportTable;
}

type Cell = string | number | boolean | null;
type OfCurrency = ReportView["currencies"][number];

/** One table of a report: the exact counts that its figures are made of, money in minor units and in decimals. */
export function reportCsv(report: ReportView, { currency, table }: Wanted, local: ZoneFormat): string {
  const found = report.currencies.find((one) => one.currency === currency);
  const { headings, rows } = tabulate(report, found, { currency, table }, local);
  const text = (cell: Cell) => (typeof cell === "string" || cell === null ? csvText(cell) : String(cell));
  return [headings, ...rows].map((cells) => csvLine(cells.map(text))).join("");
}

function tabulate(
  report: ReportView,
  found: OfCurrency | undefined,
  { currency, table }: Wanted,
  local: ZoneFormat,
): { headings: Cell[]; rows: Cell[][] } {
  const sides = {
    headings: figureHeadings(report, currency),
    of: (one: ReportFigures) => figureCells(report, one, currency),
  };
  switch (table) {
    case "by_time":
      return {
        headings: ["starts_at_utc", "starts_at_local", "is_running", "currency", ...sides.headings],
        rows: report.buckets.flatMap(({ starts_at: at, is_running: isRunning }, index) => {
          const figures = found?.buckets[index];
          return figures === undefined ? [] : [[at, local(at), isRunning, currency, ...sides.of(figures)]];
        }),
      };
    case "steps":
      return {
        headings: ["counted", "n", "n_before"],
        rows: reportTotals[report.report].map((name) => {
          if (found === undefined) return [name, 0, 0];
          return [name, countOf(found.totals, name).n, countOf(found.compared, name).n];
        }),
      };
    case "methods":
      return {
        headings: ["method", "currency", ...sides.headings, ...sides.headings.map((name) => `${name}_before`)],
        rows: (found?.methods ?? []).map(({ method, totals, compared }) => {
          return [method, currency, ...sides.of(totals), ...sides.of(compared)];
        }),
      };
    case "refused":
    case "refund_reason":
    case "refund_person":
      return {
        headings: [table, "name", "currency", ...["", "_before"].flatMap((side) => sumHeadings(side, currency))],
        rows: (found?.rankings[table] ?? []).map(({ key, name, compared, ...sum }) => {
          return [key ?? "other", name, currency, ...sumCells(sum, currency), ...sumCells(compared, currency)];
        }),
      };
  }
}

function figureHeadings({ report }: ReportView, currency: string): string[] {
  const length = reportLength[report];
  return [
    ...reportTotals[report].flatMap((name) =>
      sumHeadings("", currency).map((of) => (of === "n" ? name : `${name}_${of}`)),
    ),
    ...(length === null ? [] : [`${length}_count`, `${length}_p50_ms`, `${length}_p90_ms`]),
  ];
}

function figureCells({ report }: ReportView, figures: ReportFigures, currency: string): Cell[] {
  const { length } = figures;
  return [
    ...reportTotals[report].flatMap((name) => sumCells(countOf(figures, name), currency)),
    ...(length === null ? [] : [length.count, length.p50_ms, length.p90_ms]),
  ];
}

/** What is counted without money has no columns of it. */
function sumHeadings(side: string, currency: string): string[] {
  const money = currency === noCurrency ? [] : [`amount_minor${side}`, `amount${side}`];
  return [`n${side}`, ...money];
}

function sumCells({ n, amount }: CountSum, currency: string): Cell[] {
  return currency === noCurrency ? [n] : [n, amount, toMajorText(amount, currency)];
}
