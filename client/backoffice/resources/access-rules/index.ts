import { lazy } from "react";
import type { ResourceProps } from "react-admin";

export const accessRules = {
  name: "access-rules",
  list: lazy(() => import("./AccessRulesPage.tsx")),
} satisfies ResourceProps;
