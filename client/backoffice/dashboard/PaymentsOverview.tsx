import Card from "@mui/material/Card";
import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { comparisons } from "../../../shared/metrics/time-buckets.ts";
import { useWords } from "../i18n/use-words.ts";
import { ErrorNotice } from "../layout/ErrorNotice.tsx";
import { PageSkeleton } from "../layout/PageSkeleton.tsx";
import { RangeFields } from "../resources/webhook-metrics/RangeFields.tsx";
import { PaymentCharts } from "./PaymentCharts.tsx";
import { PaymentFigureCards } from "./PaymentFigureCards.tsx";
import { type DashboardView, useDashboardView } from "./use-dashboard-view.ts";
import { usePaymentMetrics } from "./use-dashboard.ts";

/** What happened to payments over a range, in one currency at a time. */
export function PaymentsOverview() {
  const words = useWords();
  const view = useDashboardView();
  const { data: metrics, error, refetch, isFetching } = usePaymentMetrics(view.question);
  const currencies = metrics?.currencies.map(({ currency }) => currency) ?? [];
  const shown = metrics?.currencies.find(({ currency }) => currency === view.currency) ?? metrics?.currencies[0];
  return (
    <Stack component="section" spacing={1.5} aria-label={words("dashboard.payments")} aria-busy={isFetching}>
      <Typography variant="h2" sx={{ fontSize: "1.25rem" }}>
        {words("dashboard.payments")}
      </Typography>
      <Choices view={view} currencies={currencies} currency={shown?.currency ?? ""} />
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {metrics === undefined && error === null && <PageSkeleton />}
      {metrics !== undefined && shown === undefined && (
        <Card sx={{ p: 3 }}>
          <Typography>{words("dashboard.nothing")}</Typography>
        </Card>
      )}
      {metrics !== undefined && shown !== undefined && (
        <>
          <PaymentFigureCards metrics={metrics} figures={shown} account={view.question.account} />
          <PaymentCharts metrics={metrics} currency={shown.currency} question={view.question} />
          <Typography variant="body2" sx={{ color: "text.secondary" }}>
            {words("dashboard.zone_hint", { zone: view.question.zone })}
          </Typography>
        </>
      )}
    </Stack>
  );
}

interface ChoicesProps {
  view: DashboardView;
  currencies: readonly string[];
  currency: string;
}

function Choices({ view, currencies, currency }: ChoicesProps) {
  const words = useWords();
  return (
    <Stack direction="row" role="group" aria-label={words("list.filters")} sx={{ flexWrap: "wrap", gap: 1.5 }}>
      <RangeFields view={view.days} />
      <TextField
        select
        label={words("dashboard.compare")}
        value={view.question.compare}
        onChange={({ target: { value } }) => view.choose("compare", value)}
        sx={{ minWidth: 200, flexGrow: { xs: 1, sm: 0 } }}
      >
        {comparisons.map((name) => (
          <MenuItem key={name} value={name}>
            {words(`dashboard.comparison.${name}`)}
          </MenuItem>
        ))}
      </TextField>
      {currencies.length > 1 && (
        <TextField
          select
          label={words("list.currency")}
          value={currency}
          onChange={({ target: { value } }) => view.choose("currency", value)}
          sx={{ minWidth: 110, flexGrow: { xs: 1, sm: 0 } }}
        >
          {currencies.map((name) => (
            <MenuItem key={name} value={name}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      )}
    </Stack>
  );
}
