import { lazy } from "react";
import type { ResourceProps } from "react-admin";

export const database = {
  name: "database",
  list: lazy(() => import("./DatabasePage.tsx")),
} satisfies ResourceProps;
