import { lazy } from "react";
import type { ResourceProps } from "react-admin";

export const retention = {
  name: "retention",
  list: lazy(() => import("./RetentionPage.tsx")),
} satisfies ResourceProps;
