import { lazy } from "react";
import type { ResourceProps } from "react-admin";

export const searchPage = {
  name: "search",
  list: lazy(() => import("./SearchPage.tsx")),
} satisfies ResourceProps;
