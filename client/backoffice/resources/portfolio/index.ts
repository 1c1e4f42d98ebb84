import { lazy } from "react";
import type { ResourceProps } from "react-admin";

export const portfolio = {
  name: "portfolio",
  list: lazy(() => import("./PortfolioPage.tsx")),
} satisfies ResourceProps;
