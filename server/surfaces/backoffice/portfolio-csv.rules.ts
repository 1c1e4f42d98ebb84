import type { Portfolio, PortfolioChart } from "../../../shared/lending/portfolio.schema.ts";
import { csvLine, csvText } from "./csv.rules.ts";

type Cell = number | string;

/** What one chart shows, one line per month, band or threshold. Amounts are centavos of BRL. */
export function portfolioCsv(portfolio: Portfolio, chart: PortfolioChart): string {
  const { headings, rows } = tables[chart](portfolio);
  const write = (cells: readonly Cell[]) =>
    csvLine(cells.map((cell) => (typeof cell === "number" ? String(cell) : csvText(cell))));
  return write(headings) + rows.map(write).join("");
}

interface Table {
  headings: readonly string[];
  rows: readonly (readonly Cell[])[];
}

const tables: Readonly<Record<PortfolioChart, (portfolio: Portfolio) => Table>> = {
  outstanding: ({ months }) => ({
    headings: ["month", "is_running", "outstanding_principal", "disbursed", "repaid"],
    rows: months.map(({ month, is_running, outstanding, disbursed, repaid }) => [
      ...[month, String(is_running)],
      ...[outstanding, disbursed, repaid],
    ]),
  }),
  par: ({ par, outstanding }) => ({
    headings: ["more_than_days_late", "loans", "their_outstanding_principal", "outstanding_principal"],
    rows: par.map(({ days, loans, outstanding: late }) => [days, loans, late, outstanding.principal]),
  }),
  ageing: ({ ageing }) => ({
    headings: ["days_late", "loans", "outstanding_principal"],
    rows: ageing.map(({ band, loans, outstanding }) => [band, loans, outstanding]),
  }),
  collection: ({ months }) => ({
    headings: ["month", "is_running", "due", "paid_of_it"],
    rows: months.map(({ month, is_running, due, paid }) => [month, String(is_running), due, paid]),
  }),
  vintages: ({ vintages }) => ({
    headings: ["month", "loans", "disbursed", "outstanding_principal", "more_than_30_days_late"],
    rows: vintages.map(({ month, loans, disbursed, outstanding, at_risk }) => [
      ...[month, loans, disbursed],
      ...[outstanding, at_risk],
    ]),
  }),
};
