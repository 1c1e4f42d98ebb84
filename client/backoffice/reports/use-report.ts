import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDataProvider } from "react-admin";
import type { Report } from "../../../shared/metrics/report.schema.ts";
import type { KontorDataProvider } from "../providers/data-provider.ts";
import type { PaymentQuestion } from "../providers/metrics-provider.ts";

const refreshMs = 60_000;

/** One report of a range, read again every minute while it is looked at. What was shown stays until the new one is there. */
export function useReport(report: Report, question: PaymentQuestion) {
  const dataProvider = useDataProvider<KontorDataProvider>();
  return useQuery({
    queryKey: ["report", report, question],
    queryFn: ({ signal }) => dataProvider.report(report, question, signal),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
    retry: false,
  });
}
