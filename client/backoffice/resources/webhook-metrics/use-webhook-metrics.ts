import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDataProvider } from "react-admin";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import type { MetricsQuestion } from "../../providers/metrics-provider.ts";

const refreshMs = 60_000;

/** Figures of a range, read again every minute while they are looked at. */
export function useWebhookMetrics(question: MetricsQuestion) {
  const dataProvider = useDataProvider<KontorDataProvider>();
  return useQuery({
    queryKey: ["webhook-metrics", question],
    queryFn: ({ signal }) => dataProvider.webhookMetrics(question, signal),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
    retry: false,
  });
}
