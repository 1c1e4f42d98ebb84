import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { Link as RouterLink } from "react-router";
import { presetDays } from "../../dates/date-presets.ts";
import { useNow } from "../../dates/use-now.ts";
import { useZone } from "../../dates/zone.ts";
import { useWords } from "../../i18n/use-words.ts";
import { ErrorNotice } from "../../layout/ErrorNotice.tsx";
import { useWebhookMetrics } from "./use-webhook-metrics.ts";
import { WebhookCharts } from "./WebhookCharts.tsx";

const charts = ["outcomes", "latency"] as const;

/** The last seven days of one endpoint, and the way to all its figures. */
export function EndpointMetricsSection({ endpoint }: { endpoint: { id: string; account_id: string } }) {
  const words = useWords();
  const zone = useZone();
  const days = presetDays("last_7_days", zone, useNow());
  const question = { ...days, zone, account: endpoint.account_id, endpointId: endpoint.id };
  const { data: metrics, error, refetch } = useWebhookMetrics(question);
  const all = new URLSearchParams({ account: endpoint.account_id, endpoint_id: endpoint.id });
  return (
    <Stack component="section" aria-label={words("metrics.of_endpoint")} spacing={1}>
      <Stack direction="row" sx={{ alignItems: "center", justifyContent: "space-between", flexWrap: "wrap", gap: 1 }}>
        <Typography variant="h2">{words("metrics.of_endpoint")}</Typography>
        <Button component={RouterLink} to={`/webhook-metrics?${all.toString()}`} size="small">
          {words("metrics.all_figures")}
        </Button>
      </Stack>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {metrics !== undefined && <WebhookCharts metrics={metrics} question={question} charts={charts} />}
    </Stack>
  );
}
