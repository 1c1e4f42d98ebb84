import { lazy } from "react";
import type { ResourceProps } from "react-admin";

export const alerts = {
  name: "alerts",
  list: lazy(() => import("./AlertList.tsx")),
} satisfies ResourceProps;
