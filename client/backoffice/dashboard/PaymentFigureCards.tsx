import Box from "@mui/material/Box";
import type { PaymentFigures, PaymentMetrics } from "../../../shared/metrics/payment-metrics.schema.ts";
import { formatMoney } from "../i18n/number-text.ts";
import { countText, fewUpTo } from "../charts/chart.ts";
import { useWords } from "../i18n/use-words.ts";
import { percentText } from "../i18n/percent-text.ts";
import { amountChange, type FigureChange, rateChange } from "../resources/webhook-metrics/figure-change.ts";
import { FigureCard } from "../resources/webhook-metrics/FigureCard.tsx";
import { figureGrid } from "./figure-grid.ts";
import { shareOf } from "./payment-chart-data.ts";
import { paymentsPath } from "./payment-links.ts";

interface PaymentFigureCardsProps {
  metrics: PaymentMetrics;
  figures: PaymentMetrics["currencies"][number];
  account: string | null;
}

/** The range of one currency in six figures, each with what it is made of, how it stood, and the payments behind it. */
export function PaymentFigureCards({ metrics, figures, account }: PaymentFigureCardsProps) {
  const words = useWords();
  const { currency, totals, compared } = figures;
  const { captured, authorized, approved, tried, refunded, voided, capture_failed: failed } = totals;
  const money = (amount: number) => formatMoney(amount, currency);
  const span = { gte: metrics.range.starts_at, lt: metrics.range.ends_at };
  const made = paymentsPath({ account, currency, created: span });
  const approval = rateChange(approvalOf(totals), approvalOf(compared));
  return (
    <Box sx={figureGrid}>
      <FigureCard
        title={words("dashboard.figure.captured")}
        value={money(captured.amount)}
        change={percent(amountChange(captured.amount, compared.captured.amount), "up")}
        to={paymentsPath({ account, currency, captured: span })}
        explanation={words("dashboard.explain.captured", {
          n: countText(captured.n),
          average: captured.n === 0 ? "–" : money(Math.round(captured.amount / captured.n)),
        })}
      />
      <FigureCard
        title={words("dashboard.figure.authorized")}
        value={money(authorized.amount)}
        change={percent(amountChange(authorized.amount, compared.authorized.amount), "up")}
        to={made}
        explanation={words("dashboard.explain.authorized", { n: countText(authorized.n) })}
      />
      <FigureCard
        title={words("dashboard.figure.approval")}
        value={percentText(shareOf(approved.n, tried.n))}
        isFaint={tried.n <= fewUpTo}
        change={approval === null ? undefined : { of: approval, unit: "points", isGood: "up" }}
        to={made}
        explanation={words("dashboard.explain.approval", {
          approved: countText(approved.n),
          tried: countText(tried.n),
          value: percentText(shareOf(approved.amount, tried.amount)),
        })}
      />
      <FigureCard
        title={words("dashboard.figure.refunded")}
        value={money(refunded.amount)}
        change={percent(amountChange(refunded.amount, compared.refunded.amount), "down")}
        to={paymentsPath({ account, currency, statuses: ["PARTIALLY_REFUNDED", "REFUNDED"] })}
        explanation={words("dashboard.explain.refunded", {
          n: countText(refunded.n),
          rate: percentText(shareOf(refunded.amount, captured.amount)),
        })}
      />
      <FigureCard
        title={words("dashboard.figure.voided")}
        value={money(voided.amount)}
        change={percent(amountChange(voided.amount, compared.voided.amount), "down")}
        to={paymentsPath({ account, currency, statuses: ["AUTHORIZATION_VOIDED"], created: span })}
        explanation={words("dashboard.explain.voided", {
          n: countText(voided.n),
          rate: percentText(shareOf(voided.amount, authorized.amount)),
        })}
      />
      <FigureCard
        title={words("dashboard.figure.capture_failed")}
        value={countText(failed.n)}
        change={percent(amountChange(failed.n, compared.capture_failed.n), "down")}
        to={paymentsPath({ account, currency, statuses: [...uncaptured], created: span })}
        explanation={words("dashboard.explain.capture_failed", {
          amount: money(failed.amount),
          captured: countText(captured.n),
        })}
      />
    </Box>
  );
}

const uncaptured = ["AUTHORIZED", "PARTIALLY_CAPTURED"] as const;

function approvalOf({ approved, tried }: PaymentFigures) {
  return { numerator: approved.n, denominator: tried.n };
}

function percent(change: FigureChange | null, isGood: "up" | "down") {
  return change === null ? undefined : ({ of: change, unit: "percent", isGood } as const);
}
