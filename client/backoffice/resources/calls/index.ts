import { lazy } from "react";
import type { ResourceProps } from "react-admin";

export const calls = {
  name: "calls",
  list: lazy(() => import("./CallList.tsx")),
  show: lazy(() => import("./CallShow.tsx")),
} satisfies ResourceProps;
