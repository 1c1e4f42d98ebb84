import { lazy } from "react";
import type { ResourceProps } from "react-admin";

export const audit = {
  name: "audit",
  list: lazy(() => import("./AuditList.tsx")),
} satisfies ResourceProps;
