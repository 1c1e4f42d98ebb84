import { useSearchParams } from "react-router";
import { type Comparison, comparisons } from "../../../shared/metrics/time-buckets.ts";
import type { PaymentQuestion } from "../providers/metrics-provider.ts";
import { type MetricsView, useMetricsView } from "../resources/webhook-metrics/use-metrics-view.ts";

export interface DashboardView {
  days: MetricsView;
  question: PaymentQuestion;
  /** What was chosen; null for the currency with most captures. */
  currency: string | null;
  choose: (name: "compare" | "currency", value: string) => void;
}

/** Range, comparison and currency are in the address: reload, share and Back show the same figures. */
export function useDashboardView(): DashboardView {
  const [params, setParams] = useSearchParams();
  const days = useMetricsView();
  const { from, to, zone, account } = days.question;
  const compare: Comparison = comparisons.find((name) => name === params.get("compare")) ?? "previous";
  return {
    days,
    question: { from, to, zone, account, compare },
    currency: params.get("currency"),
    choose: (name, value) =>
      setParams((current) => {
        const next = new URLSearchParams(current);
        next.set(name, value);
        return next;
      }),
  };
}
