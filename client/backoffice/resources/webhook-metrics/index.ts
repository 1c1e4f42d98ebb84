import { lazy } from "react";
import type { ResourceProps } from "react-admin";

export const webhookMetrics = {
  name: "webhook-metrics",
  list: lazy(() => import("./WebhookMetricsPage.tsx")),
} satisfies ResourceProps;
