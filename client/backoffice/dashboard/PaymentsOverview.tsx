import Card from "@mui/material/Card";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useWords } from "../i18n/use-words.ts";
import { ErrorNotice } from "../layout/ErrorNotice.tsx";
import { PageSkeleton } from "../layout/PageSkeleton.tsx";
import { PaymentCharts } from "./PaymentCharts.tsx";
import { PaymentFigureCards } from "./PaymentFigureCards.tsx";
import { RangeChoices } from "./RangeChoices.tsx";
import { useDashboardView } from "./use-dashboard-view.ts";
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
      <RangeChoices view={view} currencies={currencies} currency={shown?.currency ?? ""} />
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
