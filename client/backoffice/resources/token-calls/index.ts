import { lazy } from "react";
import type { ResourceProps } from "react-admin";

export const tokenCalls = {
  name: "token-calls",
  list: lazy(() => import("./TokenCallList.tsx")),
} satisfies ResourceProps;
