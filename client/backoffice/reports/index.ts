import { lazy } from "react";
import type { ResourceProps } from "react-admin";

export const reports = {
  name: "reports",
  list: lazy(() => import("./ReportsPage.tsx")),
} satisfies ResourceProps;
