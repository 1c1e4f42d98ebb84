import { lazy } from "react";
import type { ResourceProps } from "react-admin";

export const myAccount = {
  name: "my-account",
  list: lazy(() => import("./MyAccountPage.tsx")),
} satisfies ResourceProps;
