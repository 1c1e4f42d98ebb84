import Box from "@mui/material/Box";
import { rateOf, type RateFigure, reportRates, type ReportRate } from "../../../shared/metrics/report-rates.ts";
import { type Report, reportLength } from "../../../shared/metrics/report.schema.ts";
import { countText, fewUpTo } from "../charts/chart.ts";
import { figureGrid } from "../dashboard/figure-grid.ts";
import { shareOf } from "../dashboard/payment-chart-data.ts";
import { formatMoney } from "../i18n/number-text.ts";
import { allAccounts } from "../layout/use-account-scope.ts";
import { percentText } from "../i18n/percent-text.ts";
import { durationOf } from "../resources/webhook-metrics/duration-text.ts";
import { amountChange, rateChange } from "../resources/webhook-metrics/figure-change.ts";
import { FigureCard } from "../resources/webhook-metrics/FigureCard.tsx";
import { listPath, type ReportSource } from "./report-data.ts";

const ratesOf: Readonly<Record<Report, readonly (readonly [ReportRate, "up" | "down"])[]>> = {
  declines: [["refusal", "down"]],
  checkout: [
    ["conversion", "up"],
    ["abandonment", "down"],
    ["expiry", "down"],
  ],
  captures: [["capture", "up"]],
  refunds: [
    ["refund_by_refund", "down"],
    ["refund_by_capture", "down"],
  ],
  transfers: [["transfer_expiry", "down"]],
};

/** The range in a few figures, each with what it is made of, how it stood, and the list behind it. */
export function ReportCards(source: ReportSource) {
  const { report } = source;
  const length = reportLength[report.report];
  return (
    <Box sx={figureGrid}>
      {ratesOf[report.report].map(([name, isGood]) => (
        <RateCard key={name} name={name} isGood={isGood} source={source} />
      ))}
      {length !== null && <LengthCard kind={length} part="half" source={source} />}
      {length !== null && <LengthCard kind={length} part="most" source={source} />}
    </Box>
  );
}

interface RateCardProps {
  name: ReportRate;
  isGood: "up" | "down";
  source: ReportSource;
}

function RateCard({ name, isGood, source }: RateCardProps) {
  const { report, shown, words } = source;
  const now = rateOf(shown.totals, name);
  const change = changeOf(now, rateOf(shown.compared, name));
  const text = (value: number) =>
    reportRates[name].of === "amount" ? formatMoney(value, shown.currency) : countText(value);
  return (
    <FigureCard
      title={words(`reports.rate.${name}`)}
      value={percentText(shareOf(now.numerator, now.denominator))}
      isFaint={now.n <= fewUpTo}
      change={change === null ? undefined : { of: change, unit: "points", isGood }}
      to={listPath(source, report.range)}
      explanation={words(`reports.explain.${name}`, { part: text(now.numerator), whole: text(now.denominator) })}
    />
  );
}

/** Of few it says nothing, however much money they are. */
function changeOf(now: RateFigure, before: RateFigure) {
  if (now.n <= fewUpTo || before.n <= fewUpTo) return null;
  return rateChange(now, before);
}

interface LengthCardProps {
  kind: "capture_time" | "transfer_time";
  part: "half" | "most";
  source: ReportSource;
}

function LengthCard({ kind, part, source: { shown, words } }: LengthCardProps) {
  const key = part === "half" ? "p50_ms" : "p90_ms";
  const [now, before] = [shown.totals.length, shown.compared.length];
  const isFew = (now?.count ?? 0) <= fewUpTo;
  const change =
    isFew || (before?.count ?? 0) <= fewUpTo ? null : amountChange(now?.[key] ?? null, before?.[key] ?? null);
  const value = now?.[key] ?? null;
  return (
    <FigureCard
      title={words(`reports.${part}.${kind}`)}
      value={value === null ? "–" : durationOf(words, value)}
      isFaint={isFew}
      change={change === null ? undefined : { of: change, unit: "percent", isGood: "down" }}
      explanation={words(explained[kind][part], { n: countText(now?.count ?? 0) })}
    />
  );
}

const explained = {
  capture_time: { half: "reports.explain.half_capture", most: "reports.explain.most_capture" },
  transfer_time: { half: "reports.explain.half_transfer", most: "reports.explain.most_transfer" },
} as const;

/** Money that waits for somebody to say what becomes of it, each currency for itself. */
export function UnmatchedCards({ report, account, words }: Omit<ReportSource, "shown">) {
  const to = `/transfers?account=${account ?? allAccounts}&state=unmatched&state=held`;
  if (report.unmatched.length === 0) return null;
  return (
    <Box sx={figureGrid}>
      {report.unmatched.map(({ currency, transfers, amount }) => (
        <FigureCard
          key={currency}
          title={words("reports.unmatched")}
          value={formatMoney(amount, currency)}
          to={`${to}&currency=${currency}`}
          explanation={words("reports.explain.unmatched", { n: countText(transfers) })}
        />
      ))}
    </Box>
  );
}
