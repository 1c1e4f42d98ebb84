import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { webhookCharts } from "../../../../shared/metrics/webhook-metrics.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { ErrorNotice } from "../../layout/ErrorNotice.tsx";
import { PageHeading } from "../../layout/PageHeading.tsx";
import { PageSkeleton } from "../../layout/PageSkeleton.tsx";
import { useAccountInAddress } from "../../lists/use-account-in-address.ts";
import { FigureCards } from "./FigureCards.tsx";
import { MetricsFilters } from "./MetricsFilters.tsx";
import { useMetricsView } from "./use-metrics-view.ts";
import { useWebhookMetrics } from "./use-webhook-metrics.ts";
import { WebhookCharts } from "./WebhookCharts.tsx";

/** How the merchants' endpoints do over a range of days. */
export default function WebhookMetricsPage() {
  const words = useWords();
  const view = useMetricsView();
  useAccountInAddress();
  const { data: metrics, error, refetch, isFetching } = useWebhookMetrics(view.question);
  const { question } = view;
  return (
    <>
      <PageHeading title={words("metrics.title")} />
      <MetricsFilters view={view} endpoints={metrics?.endpoints ?? []} />
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {metrics === undefined ? (
        error === null && <PageSkeleton />
      ) : (
        <Stack spacing={1.5} aria-busy={isFetching}>
          <FigureCards metrics={metrics} account={question.account} endpointId={question.endpointId} />
          <WebhookCharts metrics={metrics} question={question} charts={webhookCharts} />
          <Typography variant="body2" sx={{ color: "text.secondary" }}>
            {words("metrics.zone_hint", { zone: question.zone })}
          </Typography>
        </Stack>
      )}
    </>
  );
}
