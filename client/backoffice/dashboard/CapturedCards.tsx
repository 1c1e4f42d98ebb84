import Box from "@mui/material/Box";
import type { PaymentMetrics } from "../../../shared/metrics/payment-metrics.schema.ts";
import { formatMoney } from "../i18n/number-text.ts";
import { countText } from "../charts/chart.ts";
import { useWords } from "../i18n/use-words.ts";
import { Sparkline } from "../resources/webhook-endpoints/Sparkline.tsx";
import { amountChange } from "../resources/webhook-metrics/figure-change.ts";
import { FigureCard } from "../resources/webhook-metrics/FigureCard.tsx";
import { paymentsPath } from "./payment-links.ts";

interface CapturedCardsProps {
  today: PaymentMetrics;
  week: PaymentMetrics;
  account: string | null;
}

/** What was captured today and in seven days, a pair of figures for each currency of the week. */
export function CapturedCards({ today, week, account }: CapturedCardsProps) {
  const words = useWords();
  const currencies = week.currencies.filter(({ totals, compared }) => totals.captured.n + compared.captured.n > 0);
  if (currencies.length === 0) {
    return (
      <FigureCard
        title={words("dashboard.captured_week_any")}
        value="–"
        explanation={words("dashboard.explain.captured_nothing")}
      />
    );
  }
  return (
    <Box sx={grid}>
      {currencies.map(({ currency }) => (
        <Box key={currency} sx={{ display: "contents" }}>
          <Captured span="today" metrics={today} currency={currency} account={account} />
          <Captured span="week" metrics={week} currency={currency} account={account} />
        </Box>
      ))}
    </Box>
  );
}

interface CapturedProps {
  span: "today" | "week";
  metrics: PaymentMetrics;
  currency: string;
  account: string | null;
}

function Captured({ span, metrics, currency, account }: CapturedProps) {
  const words = useWords();
  const found = metrics.currencies.find((one) => one.currency === currency);
  const { n, amount } = found?.totals.captured ?? { n: 0, amount: 0 };
  const change = amountChange(amount, found?.compared.captured.amount ?? null);
  const captured = { gte: metrics.range.starts_at, lt: metrics.range.ends_at };
  return (
    <FigureCard
      title={words(`dashboard.captured_${span}`, { currency })}
      value={formatMoney(amount, currency)}
      change={change === null ? undefined : { of: change, unit: "percent", isGood: "up" }}
      to={paymentsPath({ account, currency, captured })}
      sparkline={
        <Sparkline
          values={metrics.buckets.map((_bucket, index) => found?.buckets[index]?.captured.amount ?? 0)}
          label={words(`dashboard.spark_${span}`, { currency })}
        />
      }
      explanation={words(`dashboard.explain.captured_${span}`, { n: countText(n) })}
    />
  );
}

const grid = {
  display: "grid",
  gap: 1.5,
  gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(2, minmax(0, 1fr))", lg: "repeat(4, minmax(0, 1fr))" },
};
