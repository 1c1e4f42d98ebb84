import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDataProvider } from "react-admin";
import type { KontorDataProvider } from "../providers/data-provider.ts";
import type { PaymentQuestion } from "../providers/metrics-provider.ts";

const refreshMs = 60_000;

/** Figures of a range, read again every minute while they are looked at. */
export function usePaymentMetrics(question: PaymentQuestion) {
  const dataProvider = useDataProvider<KontorDataProvider>();
  return useQuery({
    queryKey: ["payment-metrics", question],
    queryFn: ({ signal }) => dataProvider.paymentMetrics(question, signal),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
    retry: false,
  });
}

/** Reserved money by the days that are left, and captures that failed. */
export function useOpenMoney(account: string | null) {
  const dataProvider = useDataProvider<KontorDataProvider>();
  return useQuery({
    queryKey: ["open-money", account],
    queryFn: ({ signal }) => dataProvider.openMoney(account, signal),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
    retry: false,
  });
}

/** What administrators keep an eye on in the audit log. */
export function useOperations(account: string | null) {
  const dataProvider = useDataProvider<KontorDataProvider>();
  return useQuery({
    queryKey: ["operations", account],
    queryFn: ({ signal }) => dataProvider.operations(account, signal),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
    retry: false,
  });
}
